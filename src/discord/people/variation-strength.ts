import { z } from "zod";
import type { Job } from "../../domain/job.ts";
import type { Variation } from "../../pipeline/orders/derive.ts";
import type { Studio } from "../../pipeline/studio.ts";
import type { PreferenceStore } from "../../storage/preferences.ts";

/** How far V buttons and replies go; subtle until somebody chooses. */
export const variationStrengthSchema = z.enum(["subtle", "strong"]);

const PREFERENCE = "variation-strength";

/** What somebody chose for their V buttons and replies. */
export async function variationStrength(
  userId: string,
  { preferences }: { readonly preferences: PreferenceStore },
): Promise<Variation> {
  return variationStrengthSchema.catch("subtle").parse(await preferences.get(userId, PREFERENCE));
}

/** Keeps somebody's choice, for all their V buttons and replies. */
export async function keepVariationStrength(
  userId: string,
  strength: Variation,
  { preferences }: { readonly preferences: PreferenceStore },
): Promise<void> {
  await preferences.set(userId, PREFERENCE, strength);
}

/** The strengths of the variations of a job, where its model names its own. */
export function ownStrengths(
  { request }: Pick<Job, "request">,
  { studio }: { readonly studio: Pick<Studio, "model"> },
): Readonly<Record<Variation, number>> | undefined {
  return studio.model(request.model)?.capabilities.variationStrengths;
}
