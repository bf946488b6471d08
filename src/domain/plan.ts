import { z } from "zod";
import { generationRequestSchema } from "./request.ts";
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
