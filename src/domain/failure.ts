import { z } from "zod";
import { messageSchema } from "../words/index.ts";

/**
 * Why a job ended without its pictures (or without all of them), as it is stored and shown.
 * `code` is an error's kind, `message` says what happened and what to do. `mayRepeat` offers a
 * "Try again" button; `mayBeBilled` makes that button warn that it may be charged twice.
 */
export const failureSchema = z.object({
  code: z.string(),
  message: messageSchema,
  mayRepeat: z.boolean(),
  mayBeBilled: z.boolean(),
  incident: z.string().optional(),
});
export type FailureRecord = z.infer<typeof failureSchema>;
