import { z } from "zod";
import type { Services } from "../commands/services.ts";

const targetSchema = z.object({ messageId: z.string(), urls: z.array(z.string()) });

/** The pictures of a message that somebody is about to vary: a modal's answer does not bring them. */
export type VaryTarget = z.infer<typeof targetSchema>;

const settingName = (userId: string): string => `vary-target:${userId}`;

/** Remembers the message whose modal somebody has open; a person has one modal open at a time. */
export async function rememberTarget(
  userId: string,
  target: VaryTarget,
  { settings }: Pick<Services, "settings">,
): Promise<void> {
  await settings.set(settingName(userId), JSON.stringify(target));
}

/** The addresses of the pictures of that message, or undefined when another one came between. */
export async function recallTarget(
  userId: string,
  messageId: string,
  { settings }: Pick<Services, "settings">,
): Promise<readonly string[] | undefined> {
  const stored = await settings.get(settingName(userId));
  if (stored === undefined) return undefined;
  const target = targetSchema.parse(JSON.parse(stored));
  return target.messageId === messageId ? target.urls : undefined;
}
