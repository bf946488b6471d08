import type { CommandDefinition } from "../wire/command.ts";
import type { Component } from "../wire/component.ts";
import type { Embed } from "../wire/embed.ts";

/** A person, or the bot. */
export interface UserRecord {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly bot: boolean;
  /** False: a direct message from the bot ends in 50007. */
  acceptsDirectMessages: boolean;
  /** Discord's name of the language in which they use it; absent: American English. */
  locale?: string;
}

/** A role beside everybody's and the moderators'. */
export interface RoleRecord {
  readonly id: string;
  readonly name: string;
  readonly permissions: bigint;
  readonly memberIds: Set<string>;
}

/** A server. */
export interface GuildRecord {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  /** 0 and 1 allow files of 10 MiB, 2 of 50 MiB, 3 of 100 MiB. */
  boostTier: 0 | 1 | 2 | 3;
  /** False: people use the app here as one of their own (user install); the bot sees nothing. */
  readonly hasBot: boolean;
  readonly memberIds: Set<string>;
  /** Those who may manage messages. */
  readonly moderatorIds: Set<string>;
  /** By id; absent: none beside the usual two. */
  roles?: Map<string, RoleRecord>;
  /** When members joined, in milliseconds since 1970; absent: long ago. */
  joined?: Map<string, number>;
  /** Discord's name of the server's language; absent: American English. */
  locale?: string;
}

/** What a channel allows or denies a role or a person (permission bits), beside their roles. */
export interface OverwriteRecord {
  readonly kind: "role" | "member";
  readonly allow: bigint;
  readonly deny: bigint;
}

/** A server's text channel or thread, the bot's direct messages with one person, or a private conversation of people. */
export interface ChannelRecord {
  readonly id: string;
  readonly kind: "text" | "direct" | "private";
  readonly name: string;
  readonly guildId: string | null;
  /** The channel that a thread belongs to; absent: it is none. */
  readonly parentId?: string;
  /** Whether Discord marks it as age-restricted. */
  ageRestricted?: boolean;
  /** The people of a direct or private channel, the bot not among them. */
  readonly recipientIds: readonly string[];
  /** False: the bot's own messages end in 50013; the interaction's webhook still works. */
  botMaySend: boolean;
  /** By the id of a role (everybody's is the server's) or person; absent: none. */
  overwrites?: Map<string, OverwriteRecord>;
}

export interface AttachmentRecord {
  readonly id: string;
  readonly channelId: string;
  readonly filename: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly width?: number;
  readonly height?: number;
  description?: string;
  /** Came with a command or a modal, and is on no message. */
  readonly ephemeral: boolean;
}

export interface MessageRecord {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly type: number;
  readonly createdAt: number;
  editedAt: number | null;
  content: string;
  embeds: readonly Embed[];
  components: readonly Component[];
  attachmentIds: readonly string[];
  flags: number;
  mentionIds: readonly string[];
  mentionsEveryone: boolean;
  readonly nonce?: string | number;
  /** Who reacted, by emoji. */
  reactions?: Readonly<Record<string, readonly string[]>>;
  readonly replyTo?: { readonly channelId: string; readonly messageId: string };
  /** The interaction that this message answers. */
  readonly interactionId?: string;
  /** The one person who sees an ephemeral message; null: everyone in the channel. */
  readonly visibleTo: string | null;
}

export interface CommandRecord {
  readonly id: string;
  readonly guildId: string | null;
  readonly version: string;
  readonly definition: CommandDefinition;
}

export interface InteractionRecord {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly userId: string;
  readonly channelId: string;
  readonly createdAt: number;
  readonly commandName?: string;
  /** The message whose component was used, or from which the modal was opened. */
  readonly sourceMessageId?: string;
  readonly targetMessageId?: string;
  /** The interaction that opened the modal which this one submits. */
  readonly openedBy?: string;
  /** Bytes that one file of an answer may have; sent to the bot as `attachment_size_limit`. */
  readonly attachmentSizeLimit: number;
  /** The answer's type (see ANSWER_TYPE); null until there is one. */
  answer: number | null;
  /** Nobody answered within three seconds. */
  timedOut: boolean;
  /** A fault killed the token before its time. */
  tokenDead: boolean;
  ephemeral: boolean;
  originalMessageId: string | null;
  followUps: number;
}

/** Somebody was notified by a message. */
export interface Ping {
  readonly userId: string;
  readonly messageId: string;
  readonly channelId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Everything that a restart of the loopback must not lose; plain data that can be cloned. */
export interface WorldState {
  readonly applicationId: string;
  readonly botId: string;
  readonly signingKey: string;
  readonly users: Map<string, UserRecord>;
  readonly guilds: Map<string, GuildRecord>;
  readonly channels: Map<string, ChannelRecord>;
  readonly messages: Map<string, MessageRecord>;
  readonly attachments: Map<string, AttachmentRecord>;
  readonly commands: Map<string, CommandRecord>;
  readonly interactions: Map<string, InteractionRecord>;
  readonly pings: Ping[];
}
