import { z } from "zod";
import type { HttpAnswer } from "../../http/answer.ts";
import { parseJson } from "../../http/parse-json.ts";
import type { InputField } from "../described/input-field.ts";
import { pointTo, readInputFields } from "../described/read-schema.ts";

const url = z.string().max(2000).optional().catch(undefined);

const prediction = z.object({
  id: z.string().regex(/^[\w-]{1,100}$/),
  status: z.enum(["starting", "processing", "succeeded", "failed", "canceled", "aborted"]),
  output: z.unknown(),
  logs: z.string().nullish().catch(undefined),
  urls: z.object({ get: url, cancel: url }).optional().catch(undefined),
});
export type Prediction = z.infer<typeof prediction>;

const version = z.object({ id: z.string().max(200), openapi_schema: z.unknown() });
const model = z.object({
  latest_version: version.nullish().catch(undefined),
  is_official: z.boolean().optional().catch(undefined),
});
const account = z.object({ username: z.string().max(200) });
const storedFile = z.object({ urls: z.object({ get: z.url() }) });

const reader =
  <Form extends z.ZodType>(form: Form) =>
  ({ body }: HttpAnswer): z.output<Form> | undefined =>
    form.safeParse(parseJson(body)).data;

/** Each reads one kind of answer; undefined for something else. */
export const read = {
  prediction: reader(prediction),
  model: reader(model),
  version: reader(version),
  account: reader(account),
  storedFile: reader(storedFile),
};

/** The inputs that a version publishes. */
export function fieldsIn({
  openapi_schema: schema,
}: z.infer<typeof version>): readonly InputField[] | undefined {
  return readInputFields(schema, pointTo(schema, "#/components/schemas/Input"));
}
