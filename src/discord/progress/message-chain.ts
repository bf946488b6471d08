/** Resolves after `milliseconds`, or rejects when the signal aborts; does not keep the process alive. */
export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** Time as a chain sees it (milliseconds that never go back), and who hears of its failures. */
export interface MessageChainOptions {
  readonly now: () => number;
  readonly sleep: Sleep;
  /** Told of an edit that failed; answers whether further edits make sense. */
  readonly onFailure: (error: unknown) => boolean;
}

/** An edit that waits for its turn; `interval` milliseconds after the one before. */
interface WaitingEdit {
  readonly edit: () => Promise<void>;
  readonly interval: number;
}

/**
 * The edits of one message, one after the other. Progress is coalesced: while one edit is under way
 * or its interval is not over, only the newest waits. Nobody waits for progress; the final edit is
 * made after `settle`, which lets the edit under way end and drops the one that waits.
 */
export class MessageChain {
  readonly #options: MessageChainOptions;
  #newest: WaitingEdit | undefined;
  #loop: Promise<void> | undefined;
  #pause = new AbortController();
  #lastEdit = Number.NEGATIVE_INFINITY;
  #closed = false;

  constructor(options: MessageChainOptions) {
    this.#options = options;
  }

  /**
   * Makes `edit` the newest, to be made `interval` milliseconds after the last; returns at once.
   * After `settle` nothing is shown any more.
   */
  show(edit: () => Promise<void>, interval: number): void {
    if (this.#closed) return;
    this.#newest = { edit, interval };
    // The pause was meant for an edit with another interval.
    this.#pause.abort();
    this.#loop ??= this.#run();
  }

  /** Drops what waits and resolves when the edit under way has ended. */
  async settle(): Promise<void> {
    this.#closed = true;
    this.#newest = undefined;
    this.#pause.abort();
    await this.#loop;
  }

  async #run(): Promise<void> {
    const { now, sleep } = this.#options;
    try {
      while (this.#newest !== undefined) {
        const { edit, interval } = this.#newest;
        const wait = this.#lastEdit + interval - now();
        if (wait > 0) {
          this.#pause = new AbortController();
          await sleep(wait, this.#pause.signal).catch(() => undefined);
        } else {
          this.#newest = undefined;
          await this.#make(edit);
        }
      }
    } finally {
      // In the turn that found nothing to do: what is asked for from now on begins a new loop.
      this.#loop = undefined;
    }
  }

  async #make(edit: () => Promise<void>): Promise<void> {
    try {
      await edit();
    } catch (error) {
      this.#closed ||= !this.#options.onFailure(error);
      if (this.#closed) this.#newest = undefined;
    }
    this.#lastEdit = this.#options.now();
  }
}
