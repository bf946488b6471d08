import { z } from "zod";
import type { HttpAnswer } from "../../http/answer.ts";
import { parseJson } from "../../http/parse-json.ts";
import { pointTo, readInputFields } from "../described/read-schema.ts";
import type { InputField } from "../described/input-field.ts";

const url = z.string().max(2000).optional().catch(undefined);

const accepted = z.object({
  request_id: z.string().regex(/^[\w-]{1,100}$/),
  status_url: url,
  response_url: url,
  cancel_url: url,
});
export type Accepted = z.infer<typeof accepted>;

const status = z.object({
  status: z.enum(["IN_QUEUE", "IN_PROGRESS", "COMPLETED"]),
  queue_position: z.number().optional().catch(undefined),
  logs: z
    .array(z.object({ message: z.string().catch("") }))
    .nullish()
    .catch(undefined),
});
export type Status = z.infer<typeof status>;

const reader =
  <Form extends z.ZodType>(form: Form) =>
  ({ body }: HttpAnswer): z.output<Form> | undefined =>
    form.safeParse(parseJson(body)).data;

/** Each reads one kind of answer; undefined for something else. */
export const read = { accepted: reader(accepted), status: reader(status) };

const document = z.object({
  paths: z.record(
    z.string(),
    z.looseObject({ post: z.looseObject({ requestBody: z.unknown() }).optional() }),
  ),
});

/** The inputs of a model out of its OpenAPI document: the body of its first POST. */
export function fieldsIn({ body }: HttpAnswer): readonly InputField[] | undefined {
  const value = parseJson(body);
  const { data } = document.safeParse(value);
  const post = Object.values(data?.paths ?? {}).find((path) => path.post !== undefined)?.post;
  if (!post) return undefined;
  const schema = pointTo(post.requestBody, "#/content/application~1json/schema");
  return readInputFields(value, schema);
}
