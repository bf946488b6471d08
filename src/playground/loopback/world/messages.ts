import { ApiError } from "../api-error.ts";
import { MESSAGE_FLAG } from "../wire/message.ts";
import type { Attachments } from "./attachments.ts";
import type { Core } from "./core.ts";
import type { MessageRecord } from "./state.ts";
import type { RenderMessage } from "./render-message.ts";

/** Which page of a channel's history: at most `limit` messages before, after or around an id. */
export interface HistoryQuery {
  readonly limit: number;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly around?: string | undefined;
}

/** The messages of all channels. Every change is announced to the event stream. */
export class Messages {
  readonly #core: Core;
  readonly #attachments: Attachments;
  readonly #render: RenderMessage;

  constructor(core: Core, attachments: Attachments, render: RenderMessage) {
    this.#core = core;
    this.#attachments = attachments;
    this.#render = render;
  }

  /** Stores a new message, logs whom it notifies, and announces it. */
  add(message: MessageRecord): MessageRecord {
    this.#core.state.messages.set(message.id, message);
    this.#logPings(message);
    this.#announce("message-created", message);
    return message;
  }

  /** Stores what changed in a message. Files that it lost are soon gone. */
  update(message: MessageRecord, changes: Partial<MessageRecord>): MessageRecord {
    const kept = new Set(changes.attachmentIds ?? message.attachmentIds);
    this.#attachments.replace(message.attachmentIds.filter((id) => !kept.has(id)));
    Object.assign(message, changes);
    this.#announce("message-updated", message);
    return message;
  }

  delete(message: MessageRecord): void {
    this.#core.state.messages.delete(message.id);
    this.#attachments.delete(message.attachmentIds);
    this.#core.events.emit({
      type: "message-deleted",
      channelId: message.channelId,
      messageId: message.id,
      visibleTo: message.visibleTo,
    });
  }

  /** Adds a person's reaction, or takes it back; what changes nothing is not told. */
  react(message: MessageRecord, userId: string, emoji: string, isAdded: boolean): void {
    const now = message.reactions?.[emoji] ?? [];
    if (now.includes(userId) === isAdded) return;
    const users = isAdded ? [...now, userId] : now.filter((id) => id !== userId);
    const { [emoji]: _, ...others } = message.reactions ?? {};
    message.reactions = users.length === 0 ? others : { ...others, [emoji]: users };
    this.#core.events.emit({
      type: isAdded ? "reaction-added" : "reaction-removed",
      channelId: message.channelId,
      messageId: message.id,
      userId,
      emoji,
    });
  }

  find(id: string): MessageRecord | undefined {
    return this.#core.state.messages.get(id);
  }

  /** The message with this id in this channel; 10008 where there is none. */
  get(channelId: string, id: string): MessageRecord {
    const message = this.find(id);
    if (message === undefined || message.channelId !== channelId) throw new ApiError(10_008);
    return message;
  }

  /** What a person sees in a channel, oldest first. */
  visibleTo(userId: string, channelId: string): readonly MessageRecord[] {
    return this.#inChannel(channelId).filter(
      ({ visibleTo }) => visibleTo === null || visibleTo === userId,
    );
  }

  /** A page of what everyone sees in a channel, newest first, as Discord lists it. */
  history(channelId: string, { limit, before, after, around }: HistoryQuery): MessageRecord[] {
    const all = this.#inChannel(channelId).filter(({ visibleTo }) => visibleTo === null);
    if (around !== undefined) {
      const middle = all.findIndex(({ id }) => BigInt(id) >= BigInt(around));
      const start = Math.max(0, middle - Math.floor(limit / 2));
      return all.slice(start, start + limit).toReversed();
    }
    if (after !== undefined)
      return all
        .filter(({ id }) => BigInt(id) > BigInt(after))
        .slice(0, limit)
        .toReversed();
    return all
      .filter(({ id }) => before === undefined || BigInt(id) < BigInt(before))
      .slice(-limit)
      .toReversed();
  }

  /** The message that the author sent in this channel with this nonce in the last few minutes. */
  withNonce(channelId: string, authorId: string, nonce: string): MessageRecord | undefined {
    const since = this.#core.clock() - 5 * 60_000;
    return this.#inChannel(channelId).find(
      (message) =>
        message.authorId === authorId &&
        message.createdAt >= since &&
        message.nonce !== undefined &&
        String(message.nonce) === nonce,
    );
  }

  #inChannel(channelId: string): readonly MessageRecord[] {
    return [...this.#core.state.messages.values()].filter(
      (message) => message.channelId === channelId,
    );
  }

  #logPings(message: MessageRecord): void {
    if ((message.flags & MESSAGE_FLAG.suppressNotifications) !== 0) return;
    for (const userId of message.mentionIds) {
      if (userId === message.authorId) continue;
      this.#core.state.pings.push({
        userId,
        messageId: message.id,
        channelId: message.channelId,
        at: message.createdAt,
      });
    }
  }

  #announce(type: "message-created" | "message-updated", message: MessageRecord): void {
    this.#core.events.emit({
      type,
      channelId: message.channelId,
      message: this.#render(message, "person"),
      visibleTo: message.visibleTo,
    });
  }
}
