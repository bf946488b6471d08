import { sleep } from "../lib/sleep.ts";

/** Time as the pipeline sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds since 1970, for people and for days. */
  now(): number;
  /**
   * Milliseconds since some moment, which only rise: rests, breakers and estimates go by it, so that
   * a clock that is set back or forward changes none of them.
   */
  monotonic(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when that comes first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep,
};
