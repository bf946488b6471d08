import * as fc from "fast-check";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { ProviderError } from "../../../../src/domain/errors.ts";
import { AccountPace } from "../../../../src/pipeline/pacing/account-pace.ts";
import { type FakeTime, fakeTime } from "../../../support/pipeline/fake-time.ts";
import { quoted } from "../../../../src/words/index.ts";

/** Starts are compared by the moment, since fake timers take some time for each step. */
const MOMENT_MS = 500;
const never = new AbortController().signal;

function open(
  requestsPerMinute: number | undefined,
  concurrency: number,
  earlierStarts: (now: number) => number[] = () => [],
) {
  const clock = fakeTime();
  const noted: number[] = [];
  const rests: number[] = [];
  const pace = new AccountPace({ account: "segmind", requestsPerMinute, concurrency }, clock, {
    earlierStarts: earlierStarts(clock.now()),
    noteStart: (at) => void noted.push(at),
    rested: () => rests.push(clock.monotonic()),
  });
  const begin = clock.now();
  const starts: number[] = [];
  const call = async (ms = 0) => {
    starts.push(Math.floor((clock.now() - begin) / MOMENT_MS) * MOMENT_MS);
    await clock.sleep(ms);
  };
  return { clock, pace, starts, call, rests, begin, noted };
}

async function stop(pace: AccountPace, clock: FakeTime) {
  const stopped = pace.stop();
  await clock.advance(MOMENT_MS);
  await stopped;
}

function rateLimited(retryAfterMs?: number) {
  const details = { provider: "Segmind", kind: "rate-limited", billed: "no" } as const;
  return new ProviderError(quoted("Too many."), { ...details, retryable: true, retryAfterMs });
}

function aroundNow(now: number) {
  return [now - 90_000, now - 50_000, now - 20_000, now + 5000];
}

function mostWithin(starts: readonly number[], windowMs: number): number {
  return Math.max(
    0,
    ...starts.map((from) => starts.filter((at) => at >= from && at - from < windowMs).length),
  );
}

describe("the pace of an account", () => {
  it("lets the first calls of a minute start at once, and the next when the minute is over", async () => {
    const { clock, pace, starts, call } = open(5, 20);
    const calls = Array.from({ length: 8 }, () => pace.run(() => call(), never));
    await clock.advance(MOMENT_MS);
    expect(starts).toEqual([0, 0, 0, 0, 0]);
    await clock.advance(60_000);
    expect(starts).toHaveLength(5);
    await clock.advance(1000);
    expect(starts.slice(5)).toEqual([61_000, 61_000, 61_000]);
    await Promise.all(calls);
    await stop(pace, clock);
  });

  it("never lets more calls start in any minute than are allowed, nor more run at a time", async () => {
    const arrivals = fc.array(
      fc.record({
        after: fc.integer({ min: 0, max: 40_000 }),
        lasts: fc.integer({ min: 0, max: 90_000 }),
      }),
      { minLength: 1, maxLength: 24 },
    );
    const limits = {
      perMinute: fc.integer({ min: 1, max: 6 }),
      concurrency: fc.integer({ min: 1, max: 4 }),
    };
    await fc.assert(
      fc.asyncProperty(arrivals, fc.record(limits), async (calls, { perMinute, concurrency }) => {
        const { clock, pace, starts } = open(perMinute, concurrency);
        const begin = clock.now();
        let running = 0;
        let most = 0;
        const done = [];
        for (const { after, lasts } of calls) {
          await clock.advance(after);
          done.push(
            pace.run(async () => {
              starts.push(clock.now() - begin);
              running += 1;
              most = Math.max(most, running);
              await clock.sleep(lasts);
              running -= 1;
            }, never),
          );
        }
        await clock.advance(calls.length * 160_000);
        await Promise.all(done);
        await stop(pace, clock);
        expect(starts).toHaveLength(calls.length);
        expect(mostWithin(starts, 60_000)).toBeLessThanOrEqual(perMinute);
        expect(most).toBeLessThanOrEqual(concurrency);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it("counts what started before a restart, and remembers what it starts itself", async () => {
    const { clock, pace, starts, call, noted, begin } = open(3, 5, aroundNow);
    const calls = Array.from({ length: 3 }, () => pace.run(() => call(), never));
    await clock.advance(70_000);
    await Promise.all(calls);
    // What seems to start in the future was noted before the clock was set back: it counts as new.
    expect(starts).toEqual([11_000, 41_000, 61_000]);
    expect(noted.map((at) => Math.floor((at - begin) / MOMENT_MS) * MOMENT_MS)).toEqual(starts);
    await stop(pace, clock);
  });

  it("does not count a call that was given up while it waited", async () => {
    const { clock, pace, starts, call } = open(1, 1);
    const giveUp = new AbortController();
    const first = pace.run(() => call(5000), never);
    const second = pace.run(() => call(), giveUp.signal);
    const third = pace.run(() => call(), never);
    await clock.advance(MOMENT_MS);
    giveUp.abort(new Error("cancelled"));
    await expect(second).rejects.toThrow("cancelled");
    await clock.advance(61_000);
    await Promise.all([first, third]);
    expect(starts).toEqual([0, 61_000]);
    await stop(pace, clock);
  });

  it("rejects a running call at once when it is aborted, and tells the call", async () => {
    const { clock, pace } = open(undefined, 1);
    const abort = new AbortController();
    let told: unknown;
    const call = pace.run(
      (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener("abort", () => {
            told = signal.reason;
            reject(signal.reason);
          });
        }),
      abort.signal,
    );
    await clock.advance(MOMENT_MS);
    abort.abort(new Error("cancelled"));
    await expect(call).rejects.toThrow("cancelled");
    expect(told).toEqual(new Error("cancelled"));
    await stop(pace, clock);
  });

  it("rests the whole account after a 429, for as long as it was asked to", async () => {
    const { clock, pace, starts, call, rests } = open(undefined, 2);
    const begin = clock.monotonic();
    const refused = pace.run(() => Promise.reject(rateLimited(30_000)), never);
    const outcome = expect(refused).rejects.toThrow("Too many");
    await clock.advance(MOMENT_MS);
    await outcome;
    expect(pace.pausedUntil - begin).toBeGreaterThanOrEqual(30_000);
    const next = pace.run(() => call(), never);
    await clock.advance(29_000);
    expect(starts).toEqual([]);
    await clock.advance(1000);
    await next;
    expect(starts).toEqual([30_000]);
    expect(rests).toEqual([pace.pausedUntil]);
    await stop(pace, clock);
  });

  it("rests as long as it was asked to, although the clock is set back or forward", async () => {
    for (const by of [-3_600_000, 3_600_000]) {
      const { clock, pace, starts, call } = open(1, 2);
      pace.pause(30_000);
      vi.setSystemTime(Date.now() + by);
      const calls = [pace.run(() => call(), never), pace.run(() => call(), never)];
      await clock.advance(29_000);
      expect(starts).toEqual([]);
      await clock.advance(1000 + MOMENT_MS);
      expect(starts).toHaveLength(1);
      await clock.advance(60_000 - MOMENT_MS);
      expect(starts).toHaveLength(1);
      await clock.advance(2000);
      await Promise.all(calls);
      expect(starts).toHaveLength(2);
      await stop(pace, clock);
    }
  });

  it("keeps the longer of two rests, and rests a while when it is not told how long", async () => {
    const { clock, pace } = open(undefined, 2);
    pace.pause(20_000);
    pace.pause(1000);
    expect(pace.pausedUntil - clock.monotonic()).toBe(20_000);
    pace.pause(24 * 3_600_000);
    expect(pace.pausedUntil - clock.monotonic()).toBe(600_000);
    await clock.advance(600_000);
    const outcome = expect(pace.run(() => Promise.reject(rateLimited()), never)).rejects.toThrow();
    await clock.advance(MOMENT_MS);
    await outcome;
    expect(pace.pausedUntil).toBeGreaterThan(clock.monotonic());
    await stop(pace, clock);
  });

  it("ends a call that never ends, as one that may have been billed", async () => {
    const { clock, pace } = open(5, 1);
    const call = pace.run(
      (signal) =>
        new Promise((_, reject) => {
          signal.addEventListener("abort", () => reject(signal.reason));
        }),
      never,
    );
    const outcome = expect(call).rejects.toMatchObject({ kind: "timeout", billed: "unknown" });
    await clock.advance(20 * 60_000 + MOMENT_MS);
    await outcome;
    await stop(pace, clock);
  });

  it("turns away what would make the backlog too long, unbilled", async () => {
    const { clock, pace } = open(1, 1);
    const abort = new AbortController();
    onTestFinished(() => abort.abort());
    const waiting = Array.from({ length: 300 }, () =>
      pace.run(() => new Promise(() => {}), abort.signal),
    );
    const outcomes = Promise.allSettled(waiting);
    await clock.advance(MOMENT_MS);
    await clock.advance(MOMENT_MS);
    abort.abort(new Error("enough"));
    const dropped = (await outcomes).filter(
      (outcome) => outcome.status === "rejected" && outcome.reason instanceof ProviderError,
    );
    expect(dropped.length).toBeGreaterThan(0);
    expect(dropped[0]).toMatchObject({ reason: { kind: "overloaded", billed: "no" } });
    await stop(pace, clock);
  });

  it("lets go of everybody when it stops", async () => {
    const { clock, pace, call } = open(1, 1);
    const first = pace.run(() => call(), never);
    const waiting = pace.run(() => call(), never);
    await clock.advance(MOMENT_MS);
    const outcome = expect(waiting).rejects.toThrow("stopping");
    await stop(pace, clock);
    await Promise.all([first, outcome]);
    expect(clock.pending()).toBe(0);
  });
});
