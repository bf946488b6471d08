import type { ConnectionState } from "./connection-state.ts";
import type { ApplicationCommand, Message } from "../protocol/discord-types.ts";
import type { Channel, World } from "../protocol/protocol.ts";

/** All that the page knows. It is changed only through the functions of `Store`. */
export interface State {
  readonly connection: ConnectionState;
  readonly world?: World | undefined;
  readonly channelId?: string | undefined;
  readonly commands: readonly ApplicationCommand[];
  /** The messages of the open channel, oldest first. */
  readonly messages: readonly Message[];
  /** Channels with something new in them. */
  readonly unread: ReadonlySet<string>;
  /** Who is typing in the open channel, and until when (milliseconds). */
  readonly typing: ReadonlyMap<string, number>;
  readonly replyTo?: { readonly message: Message; readonly ping: boolean } | undefined;
}

type Listener = (state: State, before: State) => void;

/** The page's state: plain data, replaced as a whole, and those who want to know of changes. */
export class Store {
  readonly #listeners: Listener[] = [];
  #state: State = {
    connection: "connecting",
    commands: [],
    messages: [],
    unread: new Set(),
    typing: new Map(),
  };

  get state(): State {
    return this.#state;
  }

  /** The open channel, if there is one. */
  get channel(): Channel | undefined {
    return this.findChannel(this.#state.channelId);
  }

  findChannel(id: string | undefined): Channel | undefined {
    return this.#state.world?.places
      .flatMap((place) => place.channels)
      .find((channel) => channel.id === id);
  }

  subscribe(listener: Listener): void {
    this.#listeners.push(listener);
  }

  change(part: Partial<State>): void {
    const before = this.#state;
    this.#state = { ...before, ...part };
    for (const listener of this.#listeners) listener(this.#state, before);
  }
}

/** Puts a new message in its place by its id, or replaces the old form of the same message. */
export function withMessage(messages: readonly Message[], message: Message): readonly Message[] {
  const at = messages.findIndex(({ id }) => id === message.id);
  if (at >= 0) return messages.with(at, message);
  // Ids grow with time, so that a message which arrives late still goes where it belongs.
  const next = messages.findIndex(({ id }) => BigInt(id) > BigInt(message.id));
  return next < 0 ? [...messages, message] : messages.toSpliced(next, 0, message);
}
