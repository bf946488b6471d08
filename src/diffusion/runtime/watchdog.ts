/** How many times the longest silence so far a process may be silent. */
const PATIENCE = 20;

/** How long a process may be silent, in milliseconds. */
export interface WatchdogLimits {
  /** Before its first word: a large model takes minutes to load. */
  readonly beginMs: number;
  /** Afterwards, at least; more for a model whose steps have been seen to take long. */
  readonly leastMs: number;
}

/** Notices when something that should report now and then falls silent. */
export class Watchdog {
  readonly #limits: WatchdogLimits;
  readonly #onSilence: () => void;
  #longest = 0;
  #heard: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(limits: WatchdogLimits, onSilence: () => void) {
    this.#limits = limits;
    this.#onSilence = onSilence;
  }

  /** Starts to listen; what was learnt about other work is forgotten. */
  start(): void {
    this.#longest = 0;
    this.#heard = undefined;
    this.#wait(this.#limits.beginMs);
  }

  /** Notes that something was heard. */
  hear(): void {
    const now = performance.now();
    if (this.#heard !== undefined) this.#longest = Math.max(this.#longest, now - this.#heard);
    this.#heard = now;
    this.#wait(Math.max(this.#limits.leastMs, this.#longest * PATIENCE));
  }

  /** Stops listening. */
  rest(): void {
    clearTimeout(this.#timer);
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#onSilence, milliseconds);
  }
}
