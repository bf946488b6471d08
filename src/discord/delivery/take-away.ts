import { Routes } from "discord.js";
import type { Job } from "../../domain/job.ts";
import type { DiscordRequests } from "../connection/discord-requests.ts";
import { problemOf } from "../connection/delivery-problem.ts";
import type { PostedMessage } from "../messages/posted-message.ts";

/**
 * Deletes messages of the bot, as far as Discord lets it: those that only one person sees, and those
 * that are gone, count as done. Gives how many it deleted; rejects while Discord cannot be reached.
 */
export async function takeAway(
  requests: Pick<DiscordRequests, "delete">,
  messages: readonly PostedMessage[],
): Promise<number> {
  let deleted = 0;
  for (const { channelId, messageId } of messages) {
    try {
      await requests.delete(Routes.channelMessage(channelId, messageId));
      deleted += 1;
    } catch (error) {
      const problem = problemOf(error, true);
      if (problem === undefined || problem === "passing") throw error;
    }
  }
  return deleted;
}

/** The message that shows a job, where the bot can reach it by itself. */
export function messageOfJob({ target }: Job): readonly PostedMessage[] {
  if (target.kind === "terminal" || target.messageId === undefined) return [];
  return [{ channelId: target.channelId, messageId: target.messageId }];
}
