import { sleep } from "../lib/sleep.ts";

/** Time as the pipeline sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds since 1970. Never goes back. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when that comes first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/**
 * The time at which the process began, and the monotonic time since: setting the system's clock
 * changes no rest, no circuit breaker and no deadline.
 */
export const systemClock: Clock = {
  now: () => Math.round(performance.timeOrigin + performance.now()),
  sleep,
};
