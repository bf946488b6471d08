import { TryLater } from "../../pipeline/audience.ts";
import { inEnglish, type Message } from "../../words/index.ts";
import { describeError } from "../connection/describe-error.ts";
import { problemOf } from "../connection/delivery-problem.ts";
import { directChannel, postToChannel } from "../messages/channel-messages.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { messageOf } from "../messages/message-view.ts";
import { paragraph } from "../messages/parts.ts";
import { messagePayload } from "../messages/payload.ts";
import type { DeliveryTools } from "./delivery-tools.ts";

/**
 * Says something to one of those who run the bot, in a direct message. One who takes none is left
 * alone: the log says it too. Rejects with TryLater while Discord cannot be reached.
 */
export async function tellOperator(
  { requests, log }: Pick<DeliveryTools, "requests" | "log">,
  userId: string,
  message: Message,
  words: DiscordWords,
): Promise<void> {
  const payload = messagePayload(messageOf([paragraph(words.text(message))]));
  try {
    const channelId = await directChannel(requests, userId);
    await postToChannel(requests, channelId, payload, { once: `${userId}:${inEnglish(message)}` });
  } catch (error) {
    const problem = problemOf(error, true);
    if (problem === undefined) throw error;
    log.warn({ operator: userId, problem, ...describeError(error) }, "An operator was not told");
    if (problem === "passing") throw new TryLater(`The operator ${userId} cannot be told for now.`);
  }
}
