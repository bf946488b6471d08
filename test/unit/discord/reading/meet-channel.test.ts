import type { Guild } from "discord.js";
import { expect, it } from "vitest";
import { meetChannel } from "../../../../src/discord/reading/meet-channel.ts";

function server(known: readonly string[]) {
  const asked: string[] = [];
  const channels = {
    cache: new Map(known.map((id) => [id, {}])),
    fetch: async (id: string) => void asked.push(id),
  };
  return { asked, guild: { channels } as unknown as Guild };
}

it("asks Discord for a channel that the gateway did not tell of, and for no other", async () => {
  const { asked, guild } = server(["1"]);
  await meetChannel(guild, "1");
  await meetChannel(guild, "2");
  await meetChannel(undefined, "3");
  expect(asked).toEqual(["2"]);
});
