import type { AnswerTarget } from "../../domain/answer-target.ts";
import { DEFAULT_FILE_LIMIT } from "../connection/channel-limit.ts";
import type { DiscordRequests } from "../connection/discord-requests.ts";
import { problemOf } from "../connection/delivery-problem.ts";
import { directChannel, postToChannel } from "../messages/channel-messages.ts";
import { discordWords } from "../messages/discord-words.ts";
import { messageOf } from "../messages/message-view.ts";
import { paragraph } from "../messages/parts.ts";
import { messagePayload } from "../messages/payload.ts";
import type { IncomingMessage } from "./incoming-message.ts";
import type { Surroundings } from "./requester-of-message.ts";

/** The target of an answer that replies to the message where it was written. */
export function replyTarget(
  { id, channelId, guildId }: IncomingMessage,
  { fileLimit, locale, userLocale }: Surroundings,
  ageRestricted = false,
): AnswerTarget {
  return {
    kind: "message",
    channelId,
    guildId,
    replyTo: id,
    ...(ageRestricted && { ageRestricted }),
    attachmentSizeLimit: fileLimit,
    locale,
    userLocale,
  };
}

/**
 * The target of a private answer: a message in the person's direct messages, which says why it comes
 * there. Undefined where they take no direct messages.
 */
export async function directTarget(
  requests: DiscordRequests,
  { id, channelId, authorId }: IncomingMessage,
  { userLocale, isBarred }: Pick<Surroundings, "userLocale"> & { readonly isBarred: boolean },
): Promise<AnswerTarget | undefined> {
  const code = isBarred ? "discord.answered-here" : "rules.answered-here";
  const text = discordWords(userLocale).say(code, { channel: channelId });
  const payload = messagePayload(messageOf([paragraph(text)]));
  try {
    const direct = await directChannel(requests, authorId);
    const { id: messageId } = await postToChannel(requests, direct, payload, {
      once: `${id}:direct`,
    });
    return {
      kind: "message",
      channelId: direct,
      messageId,
      attachmentSizeLimit: DEFAULT_FILE_LIMIT,
      locale: userLocale,
      userLocale,
    };
  } catch (error) {
    const problem = problemOf(error, true);
    if (problem === "closed" || problem === "forbidden") return undefined;
    throw error;
  }
}
