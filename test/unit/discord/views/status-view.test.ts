import { describe, expect, it } from "vitest";
import { statusView } from "../../../../src/discord/views/status-view.ts";
import { sampleModel } from "../../../support/commands/sample-model.ts";
import { textOf, viewProblems } from "../../../support/components/view-problems.ts";
import { discordWords } from "../../../../src/discord/messages/discord-words.ts";

const words = discordWords("en");

const easel = sampleModel("local/easel-v1", "Easel", { examples: ["a red apple"] });

describe("statusView", () => {
  it("shows the queue, models with prices, and credits", () => {
    const paid = sampleModel("segmind/sdxl1.0-txt2img", "SDXL", { price: { perPicture: 0.02 } });
    const view = statusView(words, {
      models: [easel, paid],
      waiting: 3,
      running: 1,
      credits: new Map([["segmind", { credits: 41.5, at: 1_700_000_000_123 }]]),
    });
    expect(viewProblems(view)).toEqual([]);
    expect(textOf(view)).toContain("3 waiting, 1 running");
    expect(textOf(view)).toContain("SDXL (`segmind/sdxl1.0-txt2img`), 0.02 a picture");
    expect(textOf(view)).toContain("segmind: 41.5 left, reported <t:1700000000:R>");
  });

  it("marks credits that are almost used up", () => {
    const report = { credits: 4.5, at: 0 };
    const credits = new Map([["segmind", report]]);
    const facts = { models: [], waiting: 0, running: 0, credits };
    expect(textOf(statusView(words, { ...facts, creditsWarning: 5 }))).toContain(
      "⚠️ segmind: 4.5 left",
    );
    expect(textOf(statusView(words, { ...facts, creditsWarning: 4 }))).not.toContain("⚠️");
    expect(textOf(statusView(words, facts))).not.toContain("⚠️");
  });

  it("says what is missing", () => {
    const text = textOf(
      statusView(words, { models: [], waiting: 0, running: 0, credits: new Map() }),
    );
    expect(text).toContain("None is set up.");
    expect(text).toContain("No service has reported any.");
  });
});
