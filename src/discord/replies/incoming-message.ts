import { MessageReferenceType, MessageType } from "discord.js";
import type { APIMessage, GatewayMessageCreateDispatchData } from "discord.js";
import { momentOf } from "../interactions/requester-of.ts";
import { messagePictures } from "../reading/message-pictures.ts";

/** A plain message, reduced to what decides about an answer. Addresses of pictures are signed. */
export interface IncomingMessage {
  readonly id: string;
  readonly channelId: string;
  /** Undefined in direct messages. */
  readonly guildId: string | undefined;
  readonly authorId: string;
  /** Ids of the author's roles in the server. */
  readonly roleIds: readonly string[];
  /** When they joined the server, in milliseconds since 1970. */
  readonly memberSince: number | undefined;
  readonly isFromPerson: boolean;
  readonly content: string;
  /** Whether the bot is mentioned, by name or by a reply that notifies it. */
  readonly mentionsBot: boolean;
  /** Whether the mention stands in the text itself. */
  readonly namesBot: boolean;
  readonly pictures: readonly string[];
  readonly repliesTo: Reference | undefined;
}

/** The message that somebody replied to; `message` is undefined where Discord left it out. */
export interface Reference {
  readonly messageId: string;
  readonly channelId: string;
  readonly message: APIMessage | undefined;
}

/** Reduces a message of the gateway; `botId` is the bot's own user id. */
export function readIncomingMessage(
  data: GatewayMessageCreateDispatchData,
  botId: string,
): IncomingMessage {
  const namesBot = data.content.includes(`<@${botId}>`) || data.content.includes(`<@!${botId}>`);
  const isPlain = data.type === MessageType.Default || data.type === MessageType.Reply;
  return {
    id: data.id,
    channelId: data.channel_id,
    guildId: data.guild_id,
    authorId: data.author.id,
    roleIds: data.member?.roles ?? [],
    memberSince: momentOf(data.member?.joined_at),
    isFromPerson: data.author.bot !== true && data.webhook_id === undefined && isPlain,
    content: data.content,
    mentionsBot: namesBot || data.mentions.some(({ id }) => id === botId),
    namesBot,
    pictures: messagePictures(data),
    repliesTo: referenceOf(data),
  };
}

function referenceOf(data: GatewayMessageCreateDispatchData): Reference | undefined {
  const reference = data.message_reference;
  const type = reference?.type ?? MessageReferenceType.Default;
  if (reference?.message_id === undefined || type !== MessageReferenceType.Default)
    return undefined;
  return {
    messageId: reference.message_id,
    channelId: reference.channel_id,
    message: data.referenced_message ?? undefined,
  };
}
