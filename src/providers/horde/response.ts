import { z } from "zod";
import type { HttpAnswer } from "../../http/answer.ts";
import { parseJson } from "../../http/parse-json.ts";

const text = z.string();
const number = z.number().optional().catch(undefined);

const accepted = z.object({
  id: text.regex(/^[\w-]{1,100}$/),
  kudos: number,
  warnings: z
    .array(z.object({ code: text.optional(), message: text }))
    .optional()
    .catch(undefined),
});
export type Accepted = z.infer<typeof accepted>;

const progress = z.object({
  finished: z.number(),
  processing: z.number(),
  waiting: number,
  restarted: number,
  done: z.boolean(),
  faulted: z.boolean(),
  wait_time: number,
  queue_position: number,
  kudos: number,
  is_possible: z.boolean(),
});
export type HordeProgress = z.infer<typeof progress>;

const generation = z.object({
  img: text,
  seed: text.optional().catch(undefined),
  model: text.optional().catch(undefined),
  state: text.optional().catch(undefined),
  censored: z.boolean().optional().catch(undefined),
  gen_metadata: z
    .array(z.object({ type: text, value: text.optional().catch(undefined) }))
    .optional()
    .catch(undefined),
});
export type Generation = z.infer<typeof generation>;
const status = z.object({ generations: z.array(generation), kudos: number });

const model = z.object({ name: text, count: z.number().catch(0) });
export const modelsSchema = z.array(model);
export type HordeModel = z.infer<typeof model>;

const user = z.object({ username: text, kudos: z.number() });

const reader =
  <Form extends z.ZodType>(form: Form) =>
  ({ body }: HttpAnswer): z.output<Form> | undefined =>
    form.safeParse(parseJson(body)).data;

/** Each reads one kind of answer; undefined for something else. */
export const read = {
  accepted: reader(accepted),
  progress: reader(progress),
  status: reader(status),
  models: reader(modelsSchema),
  user: reader(user),
};

/** Whether a picture was held back by the workers' or the service's filter. */
export function isCensored({ state, censored, gen_metadata: notes = [] }: Generation): boolean {
  return (
    censored === true ||
    state === "censored" ||
    state === "csam" ||
    notes.some(({ type }) => type === "censorship")
  );
}
