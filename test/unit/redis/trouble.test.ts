import { Redis } from "ioredis";
import { describe, expect, it, onTestFinished } from "vitest";
import { isRedisTrouble } from "../../../src/redis/trouble.ts";
import { hasRedis } from "../../support/redis/launch-redis.ts";
import { startRedis } from "../../support/redis/start-redis.ts";

describe.skipIf(!hasRedis)("trouble of Redis", () => {
  it("is a full memory, which refuses every change", async () => {
    const client = new Redis((await startRedis()).url);
    onTestFinished(() => client.disconnect());
    await client.config("SET", "maxmemory", "1");
    const refused: unknown = await client.set("a", "b").catch((error: unknown) => error);
    expect([String(refused), isRedisTrouble(refused)]).toEqual([
      expect.stringContaining("OOM"),
      true,
    ]);
  });

  it("is a connection that ended", async () => {
    const client = new Redis((await startRedis()).url);
    await client.ping();
    client.disconnect();
    const refused: unknown = await client.ping().catch((error: unknown) => error);
    expect([String(refused), isRedisTrouble(refused)]).toEqual([
      expect.stringContaining("Connection is closed"),
      true,
    ]);
  });

  it("is no bug of our own", () => {
    expect(isRedisTrouble(new TypeError("cannot read properties of undefined"))).toBe(false);
  });
});
