import { type APIMessage, Routes } from "discord.js";
import type { DiscordRequests } from "../connection/discord-requests.ts";
import { isMessage } from "../messages/shown-message.ts";

/** A message with freshly signed addresses; undefined where it is gone, or out of the bot's reach. */
export async function fetchMessage(
  requests: DiscordRequests,
  channelId: string,
  messageId: string,
): Promise<APIMessage | undefined> {
  try {
    const answer = await requests.get(Routes.channelMessage(channelId, messageId));
    return isMessage(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}
