import { describe, expect, it } from "vitest";
import { helpView } from "../../../../src/discord/views/help-view.ts";
import { sampleModel } from "../../../support/commands/sample-model.ts";
import { textOf, viewProblems } from "../../../support/components/view-problems.ts";
import { discordWords } from "../../../../src/discord/messages/discord-words.ts";

const words = discordWords("en");

const easel = sampleModel("local/easel-v1", "Easel", { examples: ["a red apple"] });

describe("helpView", () => {
  it("names the commands, the default model and an example", () => {
    const view = helpView(words, { models: [easel], messageContentIntent: false });
    expect(viewProblems(view)).toEqual([]);
    expect(textOf(view)).toContain("Easel (`local/easel-v1`), the default");
    expect(textOf(view)).toContain("`/imagine prompt: a red apple`");
    expect(textOf(view)).toContain("Discord does not let me see it");
  });

  it("offers replies to anybody's picture only where the intent is on", () => {
    const text = textOf(helpView(words, { models: [easel], messageContentIntent: true }));
    expect(text).toContain("A reply to anybody's picture");
    expect(text).not.toContain("does not let me see");
  });

  it("stays valid without a model and with very many", () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      sampleModel(`local/${"m".repeat(80)}${index}`, "*".repeat(90)),
    );
    for (const models of [[], many])
      expect(viewProblems(helpView(words, { models, messageContentIntent: true }))).toEqual([]);
    expect(textOf(helpView(words, { models: [], messageContentIntent: true }))).toContain(
      "No model is set up",
    );
  });
});
