import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { ProviderError } from "../../../../../src/domain/errors.ts";
import { systemClock } from "../../../../../src/pipeline/clock.ts";
import { SharedPaces } from "../../../../../src/pipeline/pacing/shared/shared-paces.ts";
import { openBus } from "../../../../../src/redis/bus.ts";
import { connectRedis } from "../../../../../src/redis/connect.ts";
import { openStorage } from "../../../../../src/storage/open-storage.ts";
import type { AccountStarts } from "../../../../../src/storage/account-starts.ts";
import { quoted } from "../../../../../src/words/index.ts";
import { RecordingLog } from "../../../../support/pipeline/recording-log.ts";
import { hasRedis, type TestRedis } from "../../../../support/redis/launch-redis.ts";
import { startRedis } from "../../../../support/redis/start-redis.ts";
import { temporaryFolder } from "../../../../support/temporary-folder.ts";

const WINDOW_MS = 1500;
const plan = { account: "segmind", requestsPerMinute: 3, concurrency: 10 };
const never = new AbortController().signal;

async function openStarts(): Promise<AccountStarts> {
  const storage = await openStorage(await temporaryFolder());
  onTestFinished(() => storage.close());
  return storage.starts;
}

/** The limits as one process sees them; the rows are those of all. */
async function openProcess(redis: TestRedis, starts: AccountStarts) {
  const log = new RecordingLog();
  const server = await connectRedis(redis.url, log);
  const bus = await openBus(server, log);
  const rests: number[] = [];
  const parts = { server, bus, starts, clock: systemClock, log, windowMs: WINDOW_MS };
  const paces = new SharedPaces(parts, () => rests.push(performance.now()));
  onTestFinished(async () => {
    await paces.stop();
    server.close();
  });
  return { paces, pace: paces.of(plan), server, rests, log };
}

function mostWithin(starts: readonly number[]): number {
  return Math.max(
    0,
    ...starts.map((from) => starts.filter((at) => at >= from && at - from < WINDOW_MS).length),
  );
}

const rateLimited = (retryAfterMs: number) =>
  new ProviderError(quoted("Too many."), {
    provider: "Segmind",
    kind: "rate-limited",
    billed: "no",
    retryable: true,
    retryAfterMs,
  });

describe.skipIf(!hasRedis)("limits that several processes share", () => {
  it("let no more calls start in any minute than the plan allows, whoever starts them", async () => {
    const redis = await startRedis();
    const starts = await openStarts();
    const processes = [await openProcess(redis, starts), await openProcess(redis, starts)] as const;
    const at: number[] = [];
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        processes[index % 2 === 0 ? 0 : 1].pace.run(
          async () => void at.push(performance.now()),
          never,
        ),
      ),
    );
    expect(at).toHaveLength(8);
    expect(mostWithin(at.toSorted((a, b) => a - b))).toBeLessThanOrEqual(3);
  });

  it("hold no more calls at a time than the account takes", async () => {
    const redis = await startRedis();
    const starts = await openStarts();
    const two = { account: "two", requestsPerMinute: 100, concurrency: 2 };
    const processes = [await openProcess(redis, starts), await openProcess(redis, starts)] as const;
    let running = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        processes[index % 2 === 0 ? 0 : 1].paces.of(two).run(async () => {
          running += 1;
          most = Math.max(most, running);
          await delay(50);
          running -= 1;
        }, never),
      ),
    );
    expect(most).toBe(2);
  });

  it("rest in every process after a 429 in one", async () => {
    const redis = await startRedis();
    const starts = await openStarts();
    const [one, other] = [await openProcess(redis, starts), await openProcess(redis, starts)];
    const limited = one.pace.run(() => Promise.reject(rateLimited(1200)), never);
    await expect(limited).rejects.toThrow("Too many");
    const met = performance.now();
    let started = 0;
    await other.pace.run(async () => void (started = performance.now()), never);
    expect(started - met).toBeGreaterThan(1100);
    await expect.poll(() => [one.rests.length, other.rests.length]).toEqual([1, 1]);
  });

  it("wait while Redis is away, lose no call, and exceed nothing when its data are lost", async () => {
    const redis = await startRedis();
    const starts = await openStarts();
    const processes = [await openProcess(redis, starts), await openProcess(redis, starts)] as const;
    const at: number[] = [];
    const call = async () => void at.push(performance.now());
    const calls = Array.from({ length: 3 }, () => processes[0].pace.run(call, never));
    await Promise.all(calls);
    await redis.kill();
    const more = Array.from({ length: 5 }, (_, index) =>
      processes[index % 2 === 0 ? 0 : 1].pace.run(call, never),
    );
    await delay(400);
    expect(at).toHaveLength(3);
    await redis.again({ empty: true });
    await Promise.all(more);
    expect(at).toHaveLength(8);
    expect(mostWithin(at)).toBeLessThanOrEqual(3);
  });

  it("wait while Redis refuses every change, and take it for nobody's bug", async () => {
    const redis = await startRedis();
    const { pace, server } = await openProcess(redis, await openStarts());
    expect(await pace.run(async () => "before", never)).toBe("before");
    await server.client.config("SET", "maxmemory", "1");
    let ran = 0;
    const waiting = pace.run(async () => (ran += 1), never);
    await delay(400);
    expect(ran).toBe(0);
    await server.client.config("SET", "maxmemory", "0");
    expect(await waiting).toBe(1);
  });

  it("give what a call brought although Redis goes away before its place is given back", async () => {
    const redis = await startRedis();
    const { pace } = await openProcess(redis, await openStarts());
    const bringing = pace.run(async () => {
      await redis.kill();
      return "a paid picture";
    }, never);
    expect(await bringing).toBe("a paid picture");
    await redis.again({ empty: true });
    expect(await pace.run(async () => "next", never)).toBe("next");
  });

  it("let go of a call that is cancelled while it waits, and of its place", async () => {
    const redis = await startRedis();
    const starts = await openStarts();
    const { pace } = await openProcess(redis, starts);
    await Promise.all(Array.from({ length: 3 }, () => pace.run(async () => {}, never)));
    const cancelled = new AbortController();
    const waiting = pace.run(async () => "ran", cancelled.signal);
    await delay(50);
    cancelled.abort(new Error("cancelled"));
    await expect(waiting).rejects.toThrow("cancelled");
    expect(await pace.run(async () => "next", never)).toBe("next");
  });

  it("leave an account without a plan to each machine", async () => {
    const redis = await startRedis();
    const starts = await openStarts();
    const own = { account: "local", requestsPerMinute: undefined, concurrency: 1 };
    const processes = [await openProcess(redis, starts), await openProcess(redis, starts)] as const;
    const hold = Promise.withResolvers<void>();
    const held = processes[0].paces.of(own).run(() => hold.promise, never);
    expect(await processes[1].paces.of(own).run(async () => "at once", never)).toBe("at once");
    hold.resolve();
    await held;
  });
});
