/** How many times the longest silence so far a process may be silent. */
const PATIENCE = 20;

/**
 * Notices when something that should report now and then falls silent. How long is too long grows
 * with the longest silence seen: a large model takes minutes for what a small one does at once.
 */
export class Watchdog {
  readonly #leastMs: number;
  readonly #onSilence: () => void;
  #longest = 0;
  #heard = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(leastMs: number, onSilence: () => void) {
    this.#leastMs = leastMs;
    this.#onSilence = onSilence;
  }

  /** Starts to listen, or notes that something was heard. */
  hear(): void {
    const now = performance.now();
    if (this.#timer !== undefined) this.#longest = Math.max(this.#longest, now - this.#heard);
    this.#heard = now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#onSilence, Math.max(this.#leastMs, this.#longest * PATIENCE));
  }

  /** Stops listening; what was learnt about silences stays. */
  rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
