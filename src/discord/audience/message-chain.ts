import { setTimeout as delay } from "node:timers/promises";

/** Resolves after `milliseconds`, or rejects when the signal aborts; does not keep the process alive. */
export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** The usual `Sleep`. */
export const sleep: Sleep = async (milliseconds, signal) => {
  await delay(milliseconds, undefined, { ref: false, ...(signal === undefined ? {} : { signal }) });
};

export interface MessageChainOptions {
  /** Milliseconds between two edits. */
  readonly interval: number;
  readonly now: () => number;
  readonly sleep: Sleep;
  /** Told of an edit that failed; answers whether further edits make sense. */
  readonly onFailure: (error: unknown) => boolean;
}

/**
 * The edits of one message, one after the other. Progress is coalesced: while one edit is under way
 * or the interval is not over, only the newest waits. Nobody waits for progress; the final edit is
 * made after `settle`, which lets the edit under way end and drops the one that waits.
 */
export class MessageChain {
  readonly #options: MessageChainOptions;
  #newest: (() => Promise<void>) | undefined;
  #loop: Promise<void> | undefined;
  #interruption = new AbortController();
  #lastEdit = Number.NEGATIVE_INFINITY;
  #closed = false;

  constructor(options: MessageChainOptions) {
    this.#options = options;
  }

  /** Makes `edit` the newest; returns at once. After `settle` nothing is shown any more. */
  show(edit: () => Promise<void>): void {
    if (this.#closed) return;
    this.#newest = edit;
    this.#loop ??= this.#run();
  }

  /** Drops what waits and resolves when the edit under way has ended. */
  async settle(): Promise<void> {
    this.#closed = true;
    this.#newest = undefined;
    this.#interruption.abort();
    await this.#loop;
  }

  async #run(): Promise<void> {
    const { interval, now, sleep, onFailure } = this.#options;
    while (this.#newest !== undefined) {
      const wait = this.#lastEdit + interval - now();
      if (wait > 0) await sleep(wait, this.#interruption.signal).catch(() => undefined);
      const edit = this.#newest;
      this.#newest = undefined;
      if (edit === undefined) break;
      try {
        await edit();
      } catch (error) {
        this.#closed ||= !onFailure(error);
        if (this.#closed) this.#newest = undefined;
      }
      this.#lastEdit = now();
    }
    this.#loop = undefined;
  }
}
