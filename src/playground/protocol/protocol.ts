import type { ApplicationCommand, CommandChoice, Message, Modal, User } from "./discord-types.ts";

/** A channel as one person sees it. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: "text" | "direct" | "private";
  /** One line under the name: what this place is for. */
  readonly topic: string;
  /** Whether Discord shows it to grown-ups only. */
  readonly ageRestricted: boolean;
}

/** A role of a server, as selects offer it and mentions name it. */
export interface Role {
  readonly id: string;
  readonly name: string;
}

/** A server with its channels, or the direct messages (id null). */
export interface Place {
  readonly id: string | null;
  readonly name: string;
  readonly channels: readonly Channel[];
  /** The server's language, by Discord's name of it; direct messages have none. */
  readonly locale: string | null;
  /** The server's roles beside everybody's; direct messages have none. */
  readonly roles: readonly Role[];
  /** The people of the server, the bot among them where it is a member; none in direct messages. */
  readonly memberIds: readonly string[];
}

/** Somebody whom the page can be. */
export interface Person extends User {
  /** What they are in the servers ("owns Studio"); empty for a plain member. */
  readonly part: string;
}

/** A language that the bot speaks: Discord's name of it, and what its speakers call it. */
export interface Language {
  readonly locale: string;
  readonly name: string;
}

/** Everything around the messages, for one person. */
export interface World {
  readonly me: User;
  /** The language in which this person uses Discord. */
  readonly locale: string;
  readonly languages: readonly Language[];
  readonly bot: User;
  /** Those whom the page can be. */
  readonly people: readonly Person[];
  readonly places: readonly Place[];
  readonly botOnline: boolean;
  /** Prompts that a newcomer may try. */
  readonly examples: readonly string[];
  /** Bytes that one attached file may have. */
  readonly uploadLimit: number;
}

/** What a channel holds when it is opened. */
export interface ChannelContent {
  readonly messages: readonly Message[];
  readonly commands: readonly ApplicationCommand[];
}

/** An uploaded file, named by the id that `POST /uploads` gave. */
export interface UploadReference {
  readonly upload: string;
}

export type OptionValue = string | number | boolean | UploadReference;
export type FieldValue = string | readonly string[] | readonly UploadReference[];

/** What became of something that a person did. */
export type Outcome =
  | { readonly kind: "message" | "thinking" | "updated" | "acknowledged" }
  | { readonly kind: "modal"; readonly modal: Modal & { readonly interactionId: string } }
  | { readonly kind: "choices"; readonly choices: readonly CommandChoice[] }
  | { readonly kind: "failed" | "refused"; readonly text: string };

/** The calls that the page makes: what it sends and what comes back. */
export interface Calls {
  enter: { sends: { userId: string | undefined }; gets: World };
  /** Chooses the person's own language, or (with its id) a server's. */
  speak: { sends: { locale: string; guildId: string | undefined }; gets: World };
  open: { sends: { channelId: string }; gets: ChannelContent };
  send: {
    sends: {
      channelId: string;
      content: string;
      uploads: readonly string[];
      replyTo: { readonly messageId: string; readonly ping: boolean } | undefined;
    };
    gets: null;
  };
  slash: {
    sends: { channelId: string; name: string; options: Readonly<Record<string, OptionValue>> };
    gets: Outcome;
  };
  autocomplete: {
    sends: {
      channelId: string;
      name: string;
      focused: string;
      options: Readonly<Record<string, OptionValue>>;
    };
    gets: Outcome;
  };
  press: { sends: { channelId: string; messageId: string; customId: string }; gets: Outcome };
  select: {
    sends: {
      channelId: string;
      messageId: string;
      customId: string;
      values: readonly string[];
    };
    gets: Outcome;
  };
  contextMenu: { sends: { channelId: string; messageId: string; name: string }; gets: Outcome };
  submitModal: {
    sends: { interactionId: string; values: Readonly<Record<string, FieldValue>> };
    gets: Outcome;
  };
  remove: { sends: { channelId: string; messageId: string }; gets: null };
  /** Reacts with an emoji, or takes that back. */
  react: {
    sends: { channelId: string; messageId: string; emoji: string; isAdded: boolean };
    gets: null;
  };
}

export type CallName = keyof Calls;

/** One call on the wire; `number` comes back with its answer. */
export interface CallMessage {
  readonly number: number;
  readonly call: CallName;
  readonly sends: unknown;
}

/** What the server says: the answer to a call, or an event. */
export type ServerMessage =
  | { readonly number: number; readonly gets: unknown }
  | { readonly number: number; readonly error: string }
  | PageEvent;

export type PageEvent =
  | { readonly event: "message"; readonly channelId: string; readonly message: Message }
  | { readonly event: "message-deleted"; readonly channelId: string; readonly messageId: string }
  | { readonly event: "typing"; readonly channelId: string; readonly userId: string }
  | { readonly event: "channel-deleted"; readonly channelId: string }
  | { readonly event: "commands-changed" }
  | { readonly event: "bot"; readonly online: boolean };
