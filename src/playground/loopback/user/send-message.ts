import { MESSAGE_TYPE } from "../wire/message.ts";
import { mentionsOf } from "../world/mentions.ts";
import type { ChannelRecord, MessageRecord, UserRecord } from "../world/state.ts";
import type { World } from "../world/world.ts";
import type { SendOptions } from "./discord-user.ts";
import { Refusal } from "./refusal.ts";

/** What a person writes. */
export interface WrittenMessage extends Omit<SendOptions, "replyTo"> {
  readonly content: string;
  readonly replyTo?: MessageRecord;
}

/** Stores a message of a person. Refuses an empty one, and one of more than 2,000 characters. */
export function sendMessage(
  world: World,
  author: UserRecord,
  channel: ChannelRecord,
  { content, attachments = [], replyTo, pingReply = true }: WrittenMessage,
): MessageRecord {
  if (content.trim() === "" && attachments.length === 0) throw new Refusal("Nothing to send.");
  if (content.length > 2000) throw new Refusal("A message has at most 2,000 characters.");
  const repliedTo = pingReply ? (replyTo?.authorId ?? null) : null;
  const { userIds, everyone } = mentionsOf(content, null, repliedTo);
  return world.messages.add({
    id: world.nextId(),
    channelId: channel.id,
    authorId: author.id,
    type: replyTo === undefined ? MESSAGE_TYPE.plain : MESSAGE_TYPE.reply,
    createdAt: world.clock(),
    editedAt: null,
    content,
    embeds: [],
    components: [],
    attachmentIds: attachments.map((upload) => world.attachments.add(channel.id, upload).id),
    flags: 0,
    mentionIds: userIds,
    mentionsEveryone: everyone,
    visibleTo: null,
    ...(replyTo && { replyTo: { channelId: channel.id, messageId: replyTo.id } }),
  });
}
