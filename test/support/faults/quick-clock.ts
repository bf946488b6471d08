import { sleep } from "../../../src/lib/sleep.ts";
import type { Clock } from "../../../src/pipeline/clock.ts";

/** A clock on which time passes so many times as quickly. */
export function quickClock(times = 200): Clock {
  const begin = Date.UTC(2026, 10, 20, 12);
  const monotonic = () => performance.now() * times;
  const started = monotonic();
  return {
    now: () => Math.floor(begin + monotonic() - started),
    monotonic,
    sleep: (ms, signal) => sleep(ms / times, signal),
  };
}
