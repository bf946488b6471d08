import { ApiError } from "../api-error.ts";
import { MESSAGE_FLAG, MESSAGE_TYPE } from "../wire/message.ts";
import type { Incoming } from "../world/attachment-plan.ts";
import { createMessage, editMessage } from "../world/compose.ts";
import type { InteractionRecord, MessageRecord } from "../world/state.ts";
import type { World } from "../world/world.ts";
import { answerFrame } from "./answer-message.ts";

/** Follow-ups to one interaction where the bot is no member. */
const MOST_WITHOUT_BOT = 5;

/**
 * Sends a further message for an interaction. While the first answer is still loading, the message
 * takes its place. 40094 after five where the bot is no member.
 */
export function followUp(
  world: World,
  record: InteractionRecord,
  incoming: Incoming,
): MessageRecord {
  const channel = world.channels.get(record.channelId);
  const original = world.messages.find(record.originalMessageId ?? "");
  if (original !== undefined && (original.flags & MESSAGE_FLAG.loading) !== 0)
    return editMessage(world, original, incoming, record.attachmentSizeLimit);
  if (!world.channels.isOpenToBot(channel) && record.followUps >= MOST_WITHOUT_BOT)
    throw new ApiError(40_094);
  const isEphemeral = ((incoming.body.flags ?? 0) & MESSAGE_FLAG.ephemeral) !== 0;
  const frame = {
    ...answerFrame(world, record),
    type: original === undefined ? MESSAGE_TYPE.plain : MESSAGE_TYPE.reply,
    visibleTo: isEphemeral ? record.userId : null,
    ...(original && { replyTo: { channelId: record.channelId, messageId: original.id } }),
  };
  const message = createMessage(world, frame, incoming);
  record.followUps += 1;
  return message;
}

/**
 * The message of a webhook address: `@original`, or one of this interaction's own messages.
 * 10003 if its channel is gone, 10008 if the message is.
 */
export function webhookMessage(world: World, record: InteractionRecord, id: string): MessageRecord {
  world.channels.get(record.channelId);
  const messageId = id === "@original" ? (record.originalMessageId ?? "") : id;
  const message = world.messages.get(record.channelId, messageId);
  const isOwn = message.id === record.originalMessageId || message.interactionId === record.id;
  if (!isOwn) throw new ApiError(10_008);
  return message;
}
