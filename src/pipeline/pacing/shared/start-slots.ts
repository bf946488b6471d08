import type Bottleneck from "bottleneck";
import { untilAborted } from "../../../lib/until-aborted.ts";
import type { Clock } from "../../clock.ts";

/** So much later a slot is freed whose process died: its call may have started a little late. */
const MARGIN_MS = 15_000;

/** The place of one start within the minute. */
interface StartSlot {
  /** The call starts: the slot is freed when the minute has gone by, whatever becomes of the call. */
  keep(): void;
  /** The call does not start; nothing after `keep`. */
  giveBack(): void;
}

/**
 * As many slots as calls may start in a minute, shared by all processes: each is taken for a minute,
 * so the window slides. The slots of a process that dies are freed by Bottleneck's expiration.
 */
export class StartSlots {
  readonly #limiter: Bottleneck;
  readonly #clock: Clock;
  readonly #windowMs: number;
  readonly #stopping = new AbortController();

  /** `limiter` runs as many at a time as there are slots. */
  constructor(limiter: Bottleneck, clock: Clock, windowMs: number) {
    this.#limiter = limiter;
    this.#clock = clock;
    this.#windowMs = windowMs;
  }

  /** Resolves when a slot is free; rejects with the signal's reason when that comes first. */
  async take(signal: AbortSignal): Promise<StartSlot> {
    const taken = Promise.withResolvers<void>();
    const over = Promise.withResolvers<void>();
    const expiration = this.#windowMs + MARGIN_MS;
    this.#limiter
      .schedule({ expiration }, () => {
        taken.resolve();
        return over.promise;
      })
      .catch((error: unknown) => taken.reject(error));
    try {
      await untilAborted(taken.promise, signal);
    } catch (error) {
      over.resolve();
      throw error;
    }
    let isKept = false;
    return {
      keep: () => {
        isKept = true;
        // At a stop it is given up, because its timer would hold the process for the rest of the minute;
        // the rows know of the start, and they have the last word.
        this.#clock.sleep(this.#windowMs, this.#stopping.signal).then(over.resolve, over.resolve);
      },
      giveBack: () => {
        if (!isKept) over.resolve();
      },
    };
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#limiter.disconnect(false);
  }
}
