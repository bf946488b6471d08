import { Collection } from "discord.js";
import type { Client } from "discord.js";
import { describe, expect, it } from "vitest";
import { createChannelLimit } from "../../../../src/discord/connection/channel-limit.ts";

describe("the largest file of a channel", () => {
  it.each([
    [0, 10],
    [1, 10],
    [2, 50],
    [3, 100],
  ])("follows the boosts: tier %i takes %i MiB", (premiumTier, mebibytes) => {
    const guilds: unknown = { cache: new Collection([["server", { premiumTier }]]) };
    const limit = createChannelLimit({ guilds: guilds as Client["guilds"] });
    expect(limit("server")).toBe(mebibytes * 1024 * 1024);
    expect(limit("unknown")).toBe(10 * 1024 * 1024);
    expect(limit(undefined)).toBe(10 * 1024 * 1024);
  });
});
