import { z } from "zod";
import type { Variation } from "../../pipeline/orders/derive.ts";
import type { SettingsStore } from "../../storage/settings-store.ts";

/** How far V buttons and replies go; subtle until somebody chooses. */
export const variationStrengthSchema = z.enum(["subtle", "strong"]);

const settingName = (userId: string): string => `variation-strength:${userId}`;

/** What somebody chose for their V buttons and replies. */
export async function variationStrength(
  userId: string,
  { settings }: { readonly settings: SettingsStore },
): Promise<Variation> {
  return variationStrengthSchema.catch("subtle").parse(await settings.get(settingName(userId)));
}

/** Keeps somebody's choice, for all their V buttons and replies. */
export async function keepVariationStrength(
  userId: string,
  strength: Variation,
  { settings }: { readonly settings: SettingsStore },
): Promise<void> {
  await settings.set(settingName(userId), strength);
}
