import { z } from "zod";
import { jobKinds } from "./job.ts";
import { draftSchema } from "./request.ts";
import { warningSchema } from "./warning.ts";

/** How long a question waits for its answer, in milliseconds. */
export const QUESTION_LIFETIME_MS = 24 * 60 * 60 * 1000;

/**
 * Why somebody is asked before anything is drawn: their words mean several prompts, or the price is
 * above a sum that is set for the place.
 */
export const questionReasonSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("permutations") }),
  z.object({ kind: z.literal("price"), above: z.number() }),
]);
export type QuestionReason = z.infer<typeof questionReasonSchema>;

/** An order that waits for a yes: its words, model and seed are settled. */
export const pendingOrderSchema = z.object({
  kind: z.enum(jobKinds),
  draft: draftSchema,
  warnings: z.array(warningSchema),
  parent: z.object({ jobId: z.string(), position: z.number().optional() }).optional(),
});
export type PendingOrder = z.infer<typeof pendingOrderSchema>;

/** A question that only whoever ordered can answer. Times are milliseconds since 1970. */
export interface Question {
  readonly id: string;
  readonly userId: string;
  readonly guildId: string | undefined;
  readonly channelId: string | undefined;
  readonly reason: QuestionReason;
  readonly orders: readonly PendingOrder[];
  /** Of all its orders together. */
  readonly pictures: number;
  /** The estimated price of them all, where one is configured. */
  readonly cost: number | undefined;
  readonly createdAt: number;
  readonly expiresAt: number;
}
