import { describe, expect, it, onTestFinished } from "vitest";
import { connectRedis } from "../../../src/redis/connect.ts";
import { holdNames } from "../../../src/redis/hold-names.ts";
import { RecordingLog } from "../../support/pipeline/recording-log.ts";
import { hasRedis, type TestRedis } from "../../support/redis/launch-redis.ts";
import { startRedis } from "../../support/redis/start-redis.ts";

const quick = { heldMs: 600, everyMs: 200 };

async function connect(redis: TestRedis) {
  const server = await connectRedis(redis.url, new RecordingLog());
  onTestFinished(() => server.close());
  return server;
}

describe.skipIf(!hasRedis)("names that one process at a time may have", () => {
  it("are held while it lives, and free when it lets go", async () => {
    const redis = await startRedis();
    const [one, other] = [await connect(redis), await connect(redis)];
    const held = await holdNames(one, ["0/2", "1/2"], quick);
    expect(await holdNames(other, ["1/2"], quick)).toEqual(["1/2"]);
    if ("release" in held) await held.release();
    expect(await holdNames(other, ["1/2"], quick)).toHaveProperty("release");
  });

  it("are free a little after it died", async () => {
    const redis = await startRedis();
    const [one, other] = [await connect(redis), await connect(redis)];
    await holdNames(one, ["0/2"], quick);
    one.close();
    expect(await holdNames(other, ["0/2"], quick)).toHaveProperty("release");
  });

  it("connect to no server that does not answer, and say so in words", async () => {
    const connecting = connectRedis("redis://127.0.0.1:1", new RecordingLog(), 300);
    await expect(connecting).rejects.toThrow("The Redis server of REDIS_URL cannot be used");
  });
});
