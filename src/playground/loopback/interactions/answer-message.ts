import { INTERACTION_TYPE } from "../wire/interaction.ts";
import { MESSAGE_FLAG, MESSAGE_TYPE } from "../wire/message.ts";
import type { MessageFrame } from "../world/compose.ts";
import type { InteractionRecord, MessageRecord } from "../world/state.ts";
import type { World } from "../world/world.ts";

/** The frame of a message that answers an interaction: by the bot, as a reply where one was pressed. */
export function answerFrame(world: World, record: InteractionRecord): MessageFrame {
  return {
    channelId: record.channelId,
    authorId: world.state.botId,
    type: answerType(record),
    visibleTo: record.ephemeral ? record.userId : null,
    sizeLimit: record.attachmentSizeLimit,
    interactionId: record.id,
    ...(record.sourceMessageId !== undefined && {
      replyTo: { channelId: record.channelId, messageId: record.sourceMessageId },
    }),
  };
}

function answerType(record: InteractionRecord): number {
  if (record.targetMessageId !== undefined) return MESSAGE_TYPE.contextMenu;
  if (record.type === INTERACTION_TYPE.command) return MESSAGE_TYPE.slash;
  return record.sourceMessageId === undefined ? MESSAGE_TYPE.plain : MESSAGE_TYPE.reply;
}

/** Stores the "is thinking…" message of a deferred answer. */
export function loadingMessage(world: World, record: InteractionRecord): MessageRecord {
  const { sizeLimit: _, ...frame } = answerFrame(world, record);
  return world.messages.add({
    ...frame,
    id: world.nextId(),
    createdAt: world.clock(),
    editedAt: null,
    content: "",
    embeds: [],
    components: [],
    attachmentIds: [],
    flags: MESSAGE_FLAG.loading | (record.ephemeral ? MESSAGE_FLAG.ephemeral : 0),
    mentionIds: [],
    mentionsEveryone: false,
  });
}
