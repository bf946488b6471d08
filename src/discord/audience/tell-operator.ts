import { paragraph } from "../../components/views/parts.ts";
import { TryLater } from "../../pipeline/audience.ts";
import { inEnglish, type Message } from "../../words/index.ts";
import { describeError } from "../describe-error.ts";
import type { AudienceTools } from "./audience-tools.ts";
import { directChannel, postToChannel } from "./channel-messages.ts";
import { messagePayload } from "./payload.ts";
import { troubleOf } from "./trouble.ts";

/**
 * Says something to one of those who run the bot, in a direct message. One who takes none is left
 * alone: the log says it too. Rejects with TryLater while Discord cannot be reached.
 */
export async function tellOperator(
  { requests, log }: Pick<AudienceTools, "requests" | "log">,
  userId: string,
  message: Message,
): Promise<void> {
  const text = inEnglish(message);
  const view = { components: [paragraph(text)], files: [], keep: [], mentions: [] };
  try {
    const channelId = await directChannel(requests, userId);
    await postToChannel(requests, channelId, messagePayload(view), { once: `${userId}:${text}` });
  } catch (error) {
    const trouble = troubleOf(error, true);
    if (trouble === "bug") throw error;
    log.warn({ operator: userId, trouble, ...describeError(error) }, "An operator was not told");
    if (trouble === "passing") throw new TryLater(`The operator ${userId} cannot be told for now.`);
  }
}
