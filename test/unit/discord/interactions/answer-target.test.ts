import { type ButtonInteraction, InteractionContextType } from "discord.js";
import { describe, expect, it } from "vitest";
import { botIsMember, targetOf } from "../../../../src/discord/interactions/answer-target.ts";
import { type AnswerTarget, answerTargetSchema } from "../../../../src/domain/answer-target.ts";
import {
  fakeInteraction,
  type InteractionFacts,
} from "../../../support/commands/fake-interaction.ts";
import { guildId } from "../../../support/components/sample-job.ts";

const interactionWith = (facts: Partial<InteractionFacts>) =>
  fakeInteraction<ButtonInteraction>({ kind: "button", ...facts }).interaction;

describe("targetOf", () => {
  it("lasts for the fifteen minutes of the interaction's token", () => {
    const target = targetOf(interactionWith({}), { messageId: "1", isPrivate: false });
    expect(target).toMatchObject({
      kind: "interaction",
      expiresAt: 1000 + 15 * 60_000,
      messageId: "1",
    });
    expect(answerTargetSchema.parse(target)).toEqual(target);
  });

  it("is a direct message without a server", () => {
    expect(targetOf(interactionWith({ guildId: null }), { isPrivate: false })).toMatchObject({
      guildId: undefined,
      botIsMember: true,
    });
  });

  it.each([
    ["the server's, where all see it", false, {}, "fr"],
    ["the person's, where only they do", true, {}, "de"],
    ["the person's, outside servers", false, { guildId: null }, "de"],
  ])("keeps the language of those who read: %s", (_, isPrivate, facts, locale) => {
    const interaction = interactionWith({ locale: "de", guildLocale: "fr", ...facts });
    expect(targetOf(interaction, { isPrivate })).toMatchObject({ locale, userLocale: "de" });
  });

  it("reads places from before languages and private answers", () => {
    const {
      locale: _,
      userLocale: __,
      ...old
    } = targetOf(interactionWith({}), {
      isPrivate: false,
    }) as Extract<AnswerTarget, { kind: "interaction" }>;
    expect(answerTargetSchema.parse(old)).toEqual(old);
  });
});

describe("botIsMember", () => {
  const elsewhere = { botIsInGuild: false };
  it.each<[string, boolean, Partial<InteractionFacts>]>([
    ["in a server that it is in", true, {}],
    [
      "in a server that installed it but is not cached",
      true,
      { ...elsewhere, owners: { 0: guildId } },
    ],
    ["in a server where only the person installed it", false, { ...elsewhere, owners: { 1: "9" } }],
    ["in its own direct messages", true, { guildId: null }],
    ["in a direct message without a context", true, { guildId: null, context: null }],
    [
      "in other people's direct messages",
      false,
      { guildId: null, context: InteractionContextType.PrivateChannel },
    ],
  ])("%s: %s", (_, expected, facts) => {
    expect(botIsMember(interactionWith(facts))).toBe(expected);
  });
});
