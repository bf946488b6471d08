import { Redis } from "ioredis";
import { describe, expect, it } from "vitest";
import { checkRedis } from "../../../src/redis/check-redis.ts";
import { hasRedis } from "../../support/redis/launch-redis.ts";
import { startRedis } from "../../support/redis/start-redis.ts";
import { deadUrl } from "../../support/vendors/dead-url.ts";
import { problemOf } from "../../support/words/problem-of.ts";

/** Lets the operator of a server change something. */
async function onServer(url: string, ...command: readonly [string, ...string[]]): Promise<void> {
  const client = new Redis(url);
  await client.call(...command);
  client.disconnect();
}

describe.skipIf(!hasRedis)("a look at a Redis server", () => {
  it("says its version", async () => {
    const { url } = await startRedis();
    expect((await checkRedis(url)).version).toMatch(/^\d+\.\d+/);
  });

  it.each(["allkeys-lru", "volatile-ttl"])("refuses one that evicts (%s)", async (policy) => {
    const { url } = await startRedis();
    await onServer(url, "config", "set", "maxmemory-policy", policy);
    expect(await problemOf(checkRedis(url))).toContain(`maxmemory-policy ${policy}`);
  });

  it("tells a wrong password and a right that is missing, without the password", async () => {
    const { url } = await startRedis();
    await onServer(url, "acl", "setuser", "easel", "on", ">swordfish", "~*", "+@all", "-set");
    const as = (password: string) => url.replace("//", `//easel:${password}@`);
    const wrong = await problemOf(checkRedis(as("wrong-word"), 2000));
    expect(wrong).toMatch(/REDIS_URL cannot be used \(WRONGPASS/);
    expect(wrong).not.toContain("wrong-word");
    const unwritable = await problemOf(checkRedis(as("swordfish")));
    expect(unwritable).toMatch(/NOPERM/);
    expect(unwritable).not.toContain("swordfish");
  });
});

describe("a Redis server that is not there", () => {
  it("is said to be", async () => {
    const { port } = await deadUrl();
    const problem = await problemOf(checkRedis(`redis://127.0.0.1:${port}`, 300));
    expect(problem).toContain("REDIS_URL cannot be used");
  });
});
