/** How many times the longest silence between two steps so far a process may be silent. */
const STEPS = 20;
/** How many times the silence before the first step: parts may have to be loaded once more. */
const BEGINNINGS = 3;

/** How long a process may be silent, in milliseconds. */
export interface PatienceLimits {
  /** Before its first step: a large model takes minutes to load, and its first step is the slowest. */
  readonly beginMs: number;
  /** Afterwards, at least; more for a model whose steps have been seen to take long. */
  readonly leastMs: number;
}

/**
 * How long a process that draws may be silent, by the pace that it has shown itself: a step of SDXL
 * takes a GPU a tenth of a second and a small CPU minutes. Times are milliseconds of one clock.
 */
export class Patience {
  readonly #limits: PatienceLimits;
  readonly #begun: number;
  /** What loading and the first step took; undefined until then. */
  #beginning: number | undefined;
  #longest = 0;
  #lastStep = 0;

  constructor(limits: PatienceLimits, now: number) {
    this.#limits = limits;
    this.#begun = now;
  }

  /** Notes that a step was finished. */
  step(now: number): void {
    if (this.#beginning === undefined) this.#beginning = now - this.#begun;
    else this.#longest = Math.max(this.#longest, now - this.#lastStep);
    this.#lastStep = now;
  }

  /** How long it may be silent from now on. */
  get milliseconds(): number {
    const { beginMs, leastMs } = this.#limits;
    if (this.#beginning === undefined) return beginMs;
    return Math.max(leastMs, this.#longest * STEPS, this.#beginning * BEGINNINGS);
  }
}
