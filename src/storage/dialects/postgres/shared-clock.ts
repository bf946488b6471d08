import { performance } from "node:perf_hooks";
import type { ClockSample } from "./postgres-driver.ts";

/** Two clocks that run apart by less than this are the same: the way to the server takes as long. */
const SAME_MS = 5;

/**
 * The database's clock, for leases of processes on several machines: known from the answers to the
 * steps that are taken anyway, and continued by this process's own clock in between. It only rises.
 */
export class SharedClock {
  /** What has to be added to this process's clock, in milliseconds. */
  #ahead = performance.timeOrigin;
  #isKnown = false;
  #last = 0;

  /** Takes note of what the server said. An answer that took long says little about when it was given. */
  readonly note = ({ asked, heard, database }: ClockSample): void => {
    const ahead = database - (asked + heard) / 2;
    const doubt = (heard - asked) / 2 + SAME_MS;
    if (this.#isKnown && Math.abs(ahead - this.#ahead) <= doubt) return;
    this.#ahead = ahead;
    this.#isKnown = true;
  };

  /** Milliseconds since 1970 by the database's clock; whole ones. */
  readonly steady = (): number => {
    this.#last = Math.max(this.#last, Math.floor(performance.now() + this.#ahead));
    return this.#last;
  };
}
