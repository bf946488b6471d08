import { z } from "zod";

/**
 * Why a job ended without its pictures (or without all of them), as it is stored and shown.
 * `code` is an error's code, `message` one sentence with what to do. `mayRepeat` offers a
 * "Try again" button; `mayBeBilled` makes that button warn that it may be charged twice.
 */
export const failureSchema = z.object({
  code: z.string(),
  message: z.string(),
  mayRepeat: z.boolean(),
  mayBeBilled: z.boolean(),
  incident: z.string().optional(),
});
export type FailureRecord = z.infer<typeof failureSchema>;
