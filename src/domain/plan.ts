import { z } from "zod";
import { withoutAddedWords } from "./added-words.ts";
import { type GenerationRequest, generationRequestSchema } from "./request.ts";
import { warningSchema } from "./warning.ts";

const wordingSchema = z.object({
  prompt: z.string(),
  negativePrompt: z.string().optional(),
  isReading: z.boolean().optional(),
});

/**
 * What will be done for a request, as it was settled when the job was admitted: the effective
 * request, its warnings, for each call the positions of the pictures it gives, the words that the
 * model is given, and the estimated price. A plan that is made later and differs has to be told.
 */
export const storedPlanSchema = z.object({
  request: generationRequestSchema,
  wording: wordingSchema.optional(),
  /** By position, where the pictures are given different words. */
  wordings: z.array(wordingSchema).optional(),
  warnings: z.array(warningSchema),
  calls: z.array(z.array(z.int().min(0))),
  cost: z.number().optional(),
});
export type StoredPlan = z.infer<typeof storedPlanSchema>;

/** A plan as it is stored: with the words of the person who asked, without those that a server adds. */
export function storedPlan(
  plan: {
    readonly request: GenerationRequest;
    readonly wording?: unknown;
    readonly wordings?: unknown;
  },
  asked: GenerationRequest,
): StoredPlan {
  const { wording, wordings } = plan;
  return storedPlanSchema.parse({
    ...plan,
    request: withoutAddedWords(plan.request, asked),
    wording: asked.added === undefined ? wording : undefined,
    wordings: asked.added === undefined ? wordings : undefined,
  });
}

/** The words that the picture at a position is drawn from, where a plan has any of its own. */
export function wordingOfPicture<Words>(
  {
    wording,
    wordings,
  }: { readonly wording?: Words; readonly wordings?: readonly Words[] | undefined },
  position: number,
): Words | undefined {
  return wordings?.[position] ?? wording;
}
