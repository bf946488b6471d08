import { createHash } from "node:crypto";
import { TryLater } from "../../pipeline/audience.ts";
import type { Message } from "../../words/index.ts";
import { describeError } from "../connection/describe-error.ts";
import { problemOf } from "../connection/delivery-problem.ts";
import { postToChannel } from "../messages/channel-messages.ts";
import type { DiscordWords } from "../messages/discord-words.ts";
import { shortened } from "../messages/display-text.ts";
import { messageOf } from "../messages/message-view.ts";
import { paragraph } from "../messages/parts.ts";
import { messagePayload } from "../messages/payload.ts";
import type { DeliveryTools } from "./delivery-tools.ts";

const CHARACTERS = 1800;

/**
 * Says something in a channel of a server, such as its audit channel. One that is gone, or closed to
 * the bot, is left alone: the log says it. Rejects with TryLater while Discord cannot be reached.
 */
export async function tellChannel(
  { requests, log }: Pick<DeliveryTools, "requests" | "log">,
  channelId: string,
  message: Message,
  words: DiscordWords,
): Promise<void> {
  const text = shortened(words.text(message), CHARACTERS);
  const payload = messagePayload(messageOf([paragraph(text)]));
  const once = createHash("sha256").update(JSON.stringify(message)).digest("hex");
  try {
    await postToChannel(requests, channelId, payload, { once: `${channelId}:${once}` });
  } catch (error) {
    const problem = problemOf(error, true);
    if (problem === undefined) throw error;
    log.warn({ channel: channelId, problem, ...describeError(error) }, "A channel was not told");
    if (problem === "passing")
      throw new TryLater(`The channel ${channelId} cannot be told for now.`);
  }
}
