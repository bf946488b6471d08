import type { ChannelRecord, UserRecord } from "../world/state.ts";
import type { WireMessage } from "../wire/message.ts";
import type { OpenModal, Outcome } from "../interactions/outcome.ts";

/** A file that a person attaches. The content type is read from the name unless given. */
export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType?: string;
  readonly description?: string;
}

/** Values of a slash command's options, by the option's name. */
export type OptionValues = Readonly<Record<string, string | number | boolean | Upload>>;

/** Values of a modal's fields, by custom id or label. Left out: what the field was filled with. */
export type ModalValues = Readonly<Record<string, string | readonly string[] | readonly Upload[]>>;

/** What goes with a message of a person. */
export interface SendOptions {
  readonly attachments?: readonly Upload[];
  readonly replyTo?: WireMessage | string;
  /** Whether a reply notifies the author of the message replied to (true unless told). */
  readonly pingReply?: boolean;
}

/**
 * One person in one channel, with everything that Discord's client lets them do. Messages are
 * given whole or by id. Each promise resolves with what the person sees first (see Outcome).
 */
export interface DiscordUser {
  readonly user: UserRecord;
  readonly channel: ChannelRecord;

  /** Uses a slash command; subcommands as words ("settings show"). */
  slash(name: string, options?: OptionValues): Promise<Outcome>;

  /** Asks for suggestions while typing into option `focused`; its text so far is among `options`. */
  autocomplete(name: string, focused: string, options?: OptionValues): Promise<Outcome>;

  /** Presses the button with this custom id, label, emoji, or emoji and label ("🎲 Reroll"). */
  press(message: WireMessage | string, face: string): Promise<Outcome>;

  /** Chooses in the select with this custom id or placeholder, by the options' values or labels. */
  select(
    message: WireMessage | string,
    select: string,
    values: readonly string[],
  ): Promise<Outcome>;

  submitModal(modal: OpenModal, values?: ModalValues): Promise<Outcome>;

  /** Chooses "Apps → name" on a message. */
  contextMenu(name: string, message: WireMessage | string): Promise<Outcome>;

  send(content: string, options?: SendOptions): WireMessage;

  /** Deletes a message, own or (as moderator) somebody else's; an ephemeral one is dismissed. */
  delete(message: WireMessage | string): void;

  /**
   * Reacts to a message with an emoji, such as "⭐"; nobody can to an ephemeral one. `isAdded` false
   * takes the reaction back.
   */
  react(message: WireMessage | string, emoji: string, isAdded?: boolean): void;

  /** What this person sees in the channel, oldest first. */
  messages(): readonly WireMessage[];
}
