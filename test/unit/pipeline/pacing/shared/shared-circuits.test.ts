import { describe, expect, it, onTestFinished } from "vitest";
import { ProviderError } from "../../../../../src/domain/errors.ts";
import { systemClock } from "../../../../../src/pipeline/clock.ts";
import { SharedCircuits } from "../../../../../src/pipeline/pacing/shared/shared-circuits.ts";
import { openBus } from "../../../../../src/redis/bus.ts";
import { connectRedis } from "../../../../../src/redis/connect.ts";
import { quoted } from "../../../../../src/words/index.ts";
import { RecordingLog } from "../../../../support/pipeline/recording-log.ts";
import { hasRedis, type TestRedis } from "../../../../support/redis/launch-redis.ts";
import { startRedis } from "../../../../support/redis/start-redis.ts";

/** The circuits as one process sees them, by a clock that the test moves. */
async function openProcess(redis: TestRedis) {
  const log = new RecordingLog();
  const server = await connectRedis(redis.url, log);
  const bus = await openBus(server, log);
  let now = 0;
  const clock = { ...systemClock, monotonic: () => now };
  const circuits = new SharedCircuits({ server, bus, clock, log });
  onTestFinished(() => server.close());
  return { circuit: circuits.of("segmind"), server, moveOn: (ms: number) => void (now += ms) };
}

const outage = {
  positions: [0],
  error: new ProviderError(quoted("Down."), {
    provider: "segmind",
    kind: "overloaded",
    billed: "no",
    retryable: false,
  }),
};

describe.skipIf(!hasRedis)("circuits that several processes share", () => {
  it("open everywhere at the failures of all, also for who starts later", async () => {
    const redis = await startRedis();
    const [one, other] = [await openProcess(redis), await openProcess(redis)];
    for (let failure = 0; failure < 5; failure += 1) {
      (failure % 2 === 0 ? one : other).circuit.learn([outage], false);
    }
    await expect.poll(() => [one.circuit.admits, other.circuit.admits]).toEqual([false, false]);
    const late = await openProcess(redis);
    await expect.poll(() => late.circuit.enter(), { timeout: 5000 }).toBe(false);
    expect(late.circuit.admits).toBe(false);
  });

  it("let one job of all processes try, and close everywhere when it went well", async () => {
    const redis = await startRedis();
    const [one, other] = [await openProcess(redis), await openProcess(redis)];
    for (let failure = 0; failure < 5; failure += 1) one.circuit.learn([outage], false);
    await expect.poll(() => other.circuit.admits).toBe(false);
    // Thirty seconds later, as far as Redis and both processes know.
    await expect.poll(() => one.server.client.exists("easel0:circuit:open:segmind")).toBe(1);
    await one.server.client.del("easel0:circuit:open:segmind");
    for (const process of [one, other]) process.moveOn(31_000);
    expect([await one.circuit.enter(), await other.circuit.enter()]).toEqual([true, false]);
    one.circuit.learn([], true);
    await expect.poll(() => other.circuit.enter(), { timeout: 5000 }).toBe(true);
  });

  it("let jobs pass although Redis refuses to say anything", async () => {
    const redis = await startRedis();
    const one = await openProcess(redis);
    await one.server.client.acl("SETUSER", "default", "-pttl");
    expect(await one.circuit.enter()).toBe(true);
  });

  it("go by what each process knows while Redis is away", async () => {
    const redis = await startRedis();
    const { circuit, server } = await openProcess(redis);
    await redis.kill();
    await expect.poll(() => server.isThere()).toBe(false);
    expect(await circuit.enter()).toBe(true);
  });
});
