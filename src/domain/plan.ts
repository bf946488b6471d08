import { z } from "zod";
import { withoutAddedWords } from "./added-words.ts";
import { type GenerationRequest, generationRequestSchema } from "./request.ts";
import { warningSchema } from "./warning.ts";

/**
 * What will be done for a request, as it was settled when the job was admitted: the effective
 * request, its warnings, for each call the positions of the pictures it gives, the words that the
 * model is given, and the estimated price. A plan that is made later and differs has to be told.
 */
export const storedPlanSchema = z.object({
  request: generationRequestSchema,
  wording: z.object({ prompt: z.string(), negativePrompt: z.string().optional() }).optional(),
  warnings: z.array(warningSchema),
  calls: z.array(z.array(z.int().min(0))),
  cost: z.number().optional(),
});
export type StoredPlan = z.infer<typeof storedPlanSchema>;

/** A plan as it is stored: with the words of the person who asked, without those that a server adds. */
export function storedPlan(
  plan: { readonly request: GenerationRequest; readonly wording?: unknown },
  asked: GenerationRequest,
): StoredPlan {
  const { wording } = plan;
  return storedPlanSchema.parse({
    ...plan,
    request: withoutAddedWords(plan.request, asked),
    wording: asked.added === undefined ? wording : undefined,
  });
}
