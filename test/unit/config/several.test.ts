import { describe, expect, it } from "vitest";
import { readSettings, type Variables } from "../../../src/config/read-settings.ts";
import { readShards } from "../../../src/config/several.ts";

const read = (variables: Variables) => readSettings(variables, []);

describe("the settings of several processes", () => {
  it.each([
    ["auto", "auto"],
    ["0-3/8", { ids: [0, 1, 2, 3], count: 8 }],
    ["7/8", { ids: [7], count: 8 }],
    [" 0 - 1 / 2 ", { ids: [0, 1], count: 2 }],
  ])("read the shards %s", (text, expected) => {
    expect(readShards(text)).toEqual(expected);
  });

  it.each(["8/8", "3-1/8", "0-8/8", "1", "0-3", "x/8", "0/0", "0/99999"])(
    "refuse the shards %s in words",
    (text) => {
      expect(() => read({ EASEL_SHARDS: text })).toThrow(
        'EASEL_SHARDS must be "auto", or these shards of so many',
      );
    },
  );

  it("are those of one process unless they are said", () => {
    const { role, shards, redisUrl, operation } = read({});
    expect({ role, shards, redisUrl, operation }).toEqual({
      role: "all",
      shards: "auto",
      redisUrl: undefined,
      operation: { host: "127.0.0.1", port: 0 },
    });
  });

  const database = { DATABASE_URL: "postgres://host/easel" };
  const redis = { REDIS_URL: "redis://host" };
  const token = { DISCORD_TOKEN: "token" };

  it.each<[string, Variables, string]>([
    ["a worker alone", { EASEL_ROLE: "worker" }, "needs DATABASE_URL and REDIS_URL too"],
    [
      "a gateway without Redis",
      { EASEL_ROLE: "gateway", ...database, ...token },
      "needs REDIS_URL too",
    ],
    ["Redis without a database", { ...redis, ...token }, "Set both, or neither"],
    [
      "a gateway without a token",
      { EASEL_ROLE: "gateway", ...database, ...redis },
      "needs DISCORD_TOKEN",
    ],
    [
      "a worker with shards",
      { EASEL_ROLE: "worker", ...database, ...redis, EASEL_SHARDS: "0/2" },
      "Take one of them away",
    ],
    ["some of the shards alone", { ...token, EASEL_SHARDS: "0/2" }, "leaves some of the 2 shards"],
  ])("refuse %s in words", (_, variables, words) => {
    expect(() => read(variables)).toThrow(words);
  });

  it.each<[string, Variables]>([
    ["a worker", { EASEL_ROLE: "worker", ...database, ...redis }],
    ["a gateway", { EASEL_ROLE: "gateway", ...database, ...redis, ...token, EASEL_SHARDS: "0/2" }],
    ["a database alone", { ...database }],
    ["all shards alone", { ...token, EASEL_SHARDS: "0-1/2" }],
  ])("take %s", (_, variables) => {
    expect(read(variables).databaseUrl?.reveal()).toBe(variables["DATABASE_URL"]);
  });

  it("refuse other addresses than Redis's, and hosts that are none", () => {
    expect(() => read({ REDIS_URL: "http://host" })).toThrow("REDIS_URL must be the address");
    expect(() => read({ EASEL_METRICS_HOST: "a b" })).toThrow("EASEL_METRICS_HOST must be");
    expect(() => read({ EASEL_METRICS_PORT: "70000" })).toThrow("EASEL_METRICS_PORT");
  });
});
