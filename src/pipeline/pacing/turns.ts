import type { Clock } from "../clock.ts";

/** How many calls may be under way at a time, and how many may start within a window. */
export interface TurnLimits {
  readonly concurrency: number;
  readonly perWindow: number | undefined;
  readonly windowMs: number;
}

interface Waiting {
  readonly begin: () => void;
}

/**
 * Lets calls begin one after the other, in the order in which they came: no more at a time than
 * `concurrency`, and no more starts than `perWindow` in any stretch of `windowMs`. Goes by the
 * monotonic clock alone.
 */
export class Turns {
  readonly #limits: TurnLimits;
  readonly #clock: Pick<Clock, "monotonic" | "sleep">;
  readonly #stopping: AbortSignal;
  readonly #waiting = new Set<Waiting>();
  readonly #starts: number[];
  #running = 0;
  #restsUntil = Number.NEGATIVE_INFINITY;

  /** `starts` are earlier ones that still count. Nothing begins once `stopping` has aborted. */
  constructor(
    limits: TurnLimits,
    clock: Pick<Clock, "monotonic" | "sleep">,
    { starts, stopping }: { readonly starts: readonly number[]; readonly stopping: AbortSignal },
  ) {
    this.#limits = limits;
    this.#clock = clock;
    this.#stopping = stopping;
    this.#starts = [...starts];
    for (const at of starts) this.#lookAgainAt(at + limits.windowMs);
  }

  /** How many wait for their turn. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** When the calls of the last window started, the oldest first. */
  get starts(): readonly number[] {
    this.#forgetOld();
    return this.#starts;
  }

  /** Until when nothing begins. */
  get restsUntil(): number {
    return this.#restsUntil;
  }

  /** Lets nothing begin before `until`. */
  rest(until: number): void {
    if (until <= this.#restsUntil) return;
    this.#restsUntil = until;
    this.#lookAgainAt(until);
  }

  /** Resolves when it is the caller's turn, which `end` ends; rejects when the signal aborts before. */
  async take(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiting: Waiting = { begin: resolve };
    const onAbort = () => {
      if (this.#waiting.delete(waiting)) reject(signal.reason);
    };
    this.#waiting.add(waiting);
    signal.addEventListener("abort", onAbort, { once: true });
    this.#look();
    try {
      await promise;
    } finally {
      signal.removeEventListener("abort", onAbort);
    }
  }

  /** A turn is over. */
  end(): void {
    this.#running -= 1;
    this.#look();
  }

  #look(): void {
    for (const next of this.#waiting) {
      if (!this.#hasRoom()) return;
      this.#waiting.delete(next);
      this.#running += 1;
      const at = this.#clock.monotonic();
      this.#starts.push(at);
      if (this.#limits.perWindow !== undefined) this.#lookAgainAt(at + this.#limits.windowMs);
      next.begin();
    }
  }

  #hasRoom(): boolean {
    const { concurrency, perWindow = Number.POSITIVE_INFINITY } = this.#limits;
    if (this.#stopping.aborted || this.#restsUntil > this.#clock.monotonic()) return false;
    return this.#running < concurrency && this.starts.length < perWindow;
  }

  #forgetOld(): void {
    const oldest = this.#clock.monotonic() - this.#limits.windowMs;
    while ((this.#starts[0] ?? Number.POSITIVE_INFINITY) <= oldest) this.#starts.shift();
  }

  #lookAgainAt(moment: number): void {
    this.#clock.sleep(Math.max(0, moment - this.#clock.monotonic()), this.#stopping).then(
      () => this.#look(),
      () => {},
    );
  }
}
