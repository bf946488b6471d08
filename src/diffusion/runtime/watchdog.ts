import { Patience, type PatienceLimits } from "./patience.ts";

/** Notices when something that should report now and then falls silent. */
export class Watchdog {
  readonly #limits: PatienceLimits;
  readonly #onSilence: () => void;
  #patience: Patience | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(limits: PatienceLimits, onSilence: () => void) {
    this.#limits = limits;
    this.#onSilence = onSilence;
  }

  /** Starts to listen; what was learnt about other work is forgotten. */
  start(): void {
    this.#patience = new Patience(this.#limits, performance.now());
    this.#wait();
  }

  /** Notes that something was heard: a finished step, which tells the pace, or anything else. */
  hear(what: "step" | "word"): void {
    if (what === "step") this.#patience?.step(performance.now());
    this.#wait();
  }

  /** Stops listening. */
  rest(): void {
    clearTimeout(this.#timer);
    this.#patience = undefined;
  }

  #wait(): void {
    clearTimeout(this.#timer);
    if (this.#patience === undefined) return;
    this.#timer = setTimeout(this.#onSilence, this.#patience.milliseconds);
  }
}
