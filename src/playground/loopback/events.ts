import type { OpenModal } from "./interactions/outcome.ts";
import type { Choice } from "./wire/command.ts";
import type { WireMessage } from "./wire/message.ts";

/** What happens in the loopback Discord and can be seen by people (the bot hears of it by its gateway). */
export type LoopbackEvent =
  | {
      readonly type: "message-created" | "message-updated";
      readonly channelId: string;
      readonly message: WireMessage;
      /** The one person who sees it; null: everyone in the channel. */
      readonly visibleTo: string | null;
    }
  | {
      readonly type: "message-deleted";
      readonly channelId: string;
      readonly messageId: string;
      readonly visibleTo: string | null;
    }
  | {
      readonly type: "reaction-added" | "reaction-removed";
      readonly channelId: string;
      readonly messageId: string;
      readonly userId: string;
      readonly emoji: string;
    }
  | { readonly type: "channel-deleted" | "channel-changed"; readonly channelId: string }
  | { readonly type: "guild-changed"; readonly guildId: string }
  | { readonly type: "modal-opened"; readonly modal: OpenModal }
  | {
      readonly type: "choices-offered";
      readonly interactionId: string;
      readonly userId: string;
      readonly choices: readonly Choice[];
    }
  | {
      readonly type: "interaction-failed";
      readonly interactionId: string;
      readonly userId: string;
      readonly channelId: string;
      readonly text: string;
    }
  | { readonly type: "typing"; readonly channelId: string; readonly userId: string }
  | { readonly type: "commands-changed" }
  | { readonly type: "bot-connected" }
  | { readonly type: "bot-disconnected" };

export type LoopbackListener = (event: LoopbackEvent) => void;

/** The stream of all that happens. Listeners are called in order, at once, and must not throw. */
export class EventStream {
  readonly #listeners = new Set<LoopbackListener>();

  /** Calls `listener` for every event from now on; the returned function ends that. */
  subscribe(listener: LoopbackListener): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  emit(event: LoopbackEvent): void {
    for (const listener of Array.from(this.#listeners)) listener(event);
  }

  /** The next event for which `predicate` holds; rejects after `timeoutMs` (10,000 unless told). */
  async waitFor(
    predicate: (event: LoopbackEvent) => boolean,
    timeoutMs = 10_000,
  ): Promise<LoopbackEvent> {
    return await this.#until((event) => (predicate(event) ? event : undefined), timeoutMs);
  }

  /**
   * What `look` gives as soon as that is something: looks now and after every event.
   * Rejects after `timeoutMs` (10,000 unless told).
   */
  async waitUntil<Found>(look: () => Found | undefined, timeoutMs = 10_000): Promise<Found> {
    return look() ?? (await this.#until(look, timeoutMs));
  }

  async #until<Found>(
    look: (event: LoopbackEvent) => Found | undefined,
    timeoutMs: number,
  ): Promise<Found> {
    const { promise, resolve, reject } = Promise.withResolvers<Found>();
    const unsubscribe = this.subscribe((event) => {
      const found = look(event);
      if (found !== undefined) resolve(found);
    });
    const timer = setTimeout(() => {
      reject(new Error(`Waited ${timeoutMs} ms in the loopback Discord for what did not come.`));
    }, timeoutMs);
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      unsubscribe();
    }
  }
}
