import { z } from "zod";
import type { SettingsStore } from "../../storage/settings-store.ts";

const targetSchema = z.object({ messageId: z.string(), urls: z.array(z.string()) });

/** The pictures of a message that somebody is about to vary: a modal's answer does not bring them. */
export type VaryTarget = z.infer<typeof targetSchema>;

const settingName = (userId: string): string => `vary-target:${userId}`;

/** Remembers the message whose modal somebody has open; a person has one modal open at a time. */
export async function rememberTarget(
  userId: string,
  target: VaryTarget,
  { settings }: { readonly settings: SettingsStore },
): Promise<void> {
  await settings.set(settingName(userId), JSON.stringify(target));
}

/** The message whose modal somebody opened last; undefined when they never did. */
export async function recallTarget(
  userId: string,
  { settings }: { readonly settings: SettingsStore },
): Promise<VaryTarget | undefined> {
  const stored = await settings.get(settingName(userId));
  return stored === undefined ? undefined : targetSchema.parse(JSON.parse(stored));
}
