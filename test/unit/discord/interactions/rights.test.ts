import { type BaseInteraction, PermissionFlagsBits } from "discord.js";
import { describe, expect, it } from "vitest";
import { mayAnswerPublicly, mayPostPictures } from "../../../../src/discord/interactions/rights.ts";
import {
  fakeInteraction,
  type InteractionFacts,
} from "../../../support/commands/fake-interaction.ts";

describe("a public answer", () => {
  const { ViewChannel, SendMessages, SendMessagesInThreads, AttachFiles } = PermissionFlagsBits;
  const asked = (facts: Partial<InteractionFacts>) =>
    mayAnswerPublicly(fakeInteraction<BaseInteraction>({ kind: "command", ...facts }).interaction);

  it.each<[string, boolean, Partial<InteractionFacts>]>([
    ["who may write and attach files", true, {}],
    ["who may not attach files", false, { permissions: ViewChannel | SendMessages }],
    ["who may not write", false, { permissions: ViewChannel | AttachFiles }],
    ["outside servers", true, { guildId: null }],
  ])("for people %s: %s", (_, expected, facts) => {
    expect(asked(facts)).toBe(expected);
  });

  it("in a thread takes the permission to write in threads", () => {
    expect(mayPostPictures(SendMessages | AttachFiles, true)).toBe(false);
    expect(mayPostPictures(SendMessagesInThreads | AttachFiles, true)).toBe(true);
    expect(mayPostPictures(SendMessagesInThreads | AttachFiles, false)).toBe(false);
  });
});
