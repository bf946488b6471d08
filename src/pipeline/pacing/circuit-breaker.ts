import type { Clock } from "../clock.ts";

/** Whether jobs pass, none does, or one at a time may try. */
export type CircuitState = "closed" | "open" | "half-open";

/** When a circuit opens, and for how long; times in milliseconds. */
export interface CircuitRules {
  /** Outcomes older than this do not count. */
  readonly windowMs: number;
  /** Opens at this many failures within the window … */
  readonly failures: number;
  /** … if they are at least this share of all outcomes within it. */
  readonly share: number;
  /** Stays open for this long; then one job may try. */
  readonly openMs: number;
  /** A try that gives no outcome within this time no longer keeps others from trying. */
  readonly tryMs: number;
}

/** The rules of every provider. */
export const usualRules: CircuitRules = {
  windowMs: 60_000,
  failures: 5,
  share: 0.5,
  openMs: 30_000,
  tryMs: 300_000,
};

/**
 * Keeps jobs away from a provider that is down. Closed, everything passes; open, nothing does;
 * half-open, one job at a time may try, and its outcome closes or opens the circuit again.
 */
export class CircuitBreaker {
  readonly #clock: Pick<Clock, "monotonic">;
  readonly #rules: CircuitRules;
  #outcomes: { readonly at: number; readonly good: boolean }[] = [];
  #openUntil: number | undefined;
  /** Until when the one job that may try is waited for. */
  #tryingUntil = Number.NEGATIVE_INFINITY;

  constructor(clock: Pick<Clock, "monotonic">, rules: CircuitRules = usualRules) {
    this.#clock = clock;
    this.#rules = rules;
  }

  get state(): CircuitState {
    if (this.#openUntil === undefined) return "closed";
    return this.#clock.monotonic() < this.#openUntil ? "open" : "half-open";
  }

  /** Whether a job would be let through now; takes no permission. */
  get admits(): boolean {
    if (this.state !== "half-open") return this.state === "closed";
    return this.#clock.monotonic() >= this.#tryingUntil;
  }

  /** Asks for permission to try. Whoever gets it reports the outcome, or gives it back. */
  enter(): boolean {
    if (!this.admits) return false;
    if (this.state === "half-open") {
      this.#tryingUntil = this.#clock.monotonic() + this.#rules.tryMs;
    }
    return true;
  }

  /** Gives a permission back without an outcome: the job was cancelled, or its own fault. */
  leave(): void {
    this.#tryingUntil = Number.NEGATIVE_INFINITY;
  }

  /** Lets nothing through for so many milliseconds, because others found the provider down. */
  openFor(ms: number): void {
    this.#openUntil = this.#clock.monotonic() + ms;
  }

  succeeded(): void {
    this.#tryingUntil = Number.NEGATIVE_INFINITY;
    if (this.state === "half-open") {
      this.#openUntil = undefined;
      this.#outcomes = [];
    }
    this.#note(true);
  }

  failed(): void {
    const wasHalfOpen = this.state === "half-open";
    this.#tryingUntil = Number.NEGATIVE_INFINITY;
    this.#note(false);
    const failures = this.#outcomes.filter((outcome) => !outcome.good).length;
    const { failures: enough, share, openMs } = this.#rules;
    if (wasHalfOpen || (failures >= enough && failures / this.#outcomes.length >= share)) {
      this.#openUntil = this.#clock.monotonic() + openMs;
    }
  }

  #note(good: boolean): void {
    const now = this.#clock.monotonic();
    const oldest = now - this.#rules.windowMs;
    this.#outcomes = this.#outcomes.filter((outcome) => outcome.at > oldest);
    this.#outcomes.push({ at: now, good });
  }
}
