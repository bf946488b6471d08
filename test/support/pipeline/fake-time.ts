import { onTestFinished, vi } from "vitest";
import type { Clock } from "../../../src/pipeline/clock.ts";

/** The machine's timers, in the hands of a test: for code whose library keeps time by itself. */
export interface FakeTime extends Clock {
  advance(ms: number): Promise<void>;
  /** Timers that are still to come. */
  pending(): number;
}

/** Takes the timers into the test's hands until it has ended. */
export function fakeTime(): FakeTime {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, ms);
      const onAbort = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      signal?.addEventListener("abort", onAbort, { once: true });
      await promise;
      signal?.removeEventListener("abort", onAbort);
    },
    async advance(ms) {
      await vi.advanceTimersByTimeAsync(ms);
    },
    pending: () => vi.getTimerCount(),
  };
}
