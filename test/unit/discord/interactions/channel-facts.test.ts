import { ChannelType, type BaseInteraction } from "discord.js";
import { expect, it } from "vitest";
import {
  channelFactsOf,
  noteChannelFacts,
  readChannelFacts,
} from "../../../../src/discord/interactions/channel-facts.ts";

type Told = Parameters<typeof readChannelFacts>[0];

it.each<[string, object | undefined, ReturnType<typeof readChannelFacts>]>([
  [
    "a thread",
    { type: ChannelType.PublicThread, parent_id: "7" },
    { parentId: "7", isThread: true, isMarked: false },
  ],
  [
    "a marked channel",
    { type: ChannelType.GuildText, parent_id: null, nsfw: true },
    { parentId: undefined, isThread: false, isMarked: true },
  ],
  [
    "direct messages",
    { type: ChannelType.DM },
    { parentId: undefined, isThread: false, isMarked: false },
  ],
  ["nothing", undefined, undefined],
])("what is told of %s", (_, channel, facts) => {
  expect(readChannelFacts(channel as Told)).toEqual(facts);
});

it("is kept for its interaction alone", () => {
  const [one, other] = [{}, {}] as BaseInteraction[];
  const facts = { parentId: "7", isThread: true, isMarked: false };
  if (one === undefined || other === undefined) throw new Error("nothing to try");
  noteChannelFacts(one, facts);
  expect(channelFactsOf(one)).toBe(facts);
  expect(channelFactsOf(other)).toBeUndefined();
});
