import { describe, expect, it } from "vitest";
import { runningView, progressBar } from "../../../../src/discord/views/running-view.ts";
import type { Progress } from "../../../../src/pipeline/audience.ts";
import { sampleJob, samplePicture } from "../../../support/components/sample-job.ts";
import { facesOf, textOf, viewProblems } from "../../../support/components/view-problems.ts";
import { discordWords } from "../../../../src/discord/messages/discord-words.ts";

const words = discordWords("en");

const progress: Progress = {
  fraction: 0.425,
  position: 1,
  step: 9,
  steps: 20,
  secondsLeft: 12.2,
  preview: undefined,
};
const running = sampleJob({ state: "running", pictures: [], request: { count: 4 } });
const bytes = new Uint8Array([1]);

describe("runningView", () => {
  it("shows percent, picture, step and time left", () => {
    const view = runningView(words, running, progress);
    expect(viewProblems(view)).toEqual([]);
    expect(textOf(view)).toContain("42 %");
    expect(textOf(view)).toContain("picture 2 of 4 · step 9 of 20 · about 13 s left");
    expect(facesOf(view)).toEqual(["Cancel"]);
  });

  it("leaves out what is not known", () => {
    const bare = { ...progress, position: undefined, step: undefined, secondsLeft: undefined };
    expect(textOf(runningView(words, running, bare))).not.toMatch(/step|left|picture \d/);
  });

  it("shows finished pictures and the half-made one behind them", () => {
    const view = runningView(
      words,
      running,
      { ...progress, preview: { bytes, mediaType: "image/webp" } },
      [
        { picture: samplePicture(0), name: "one.png" },
        { picture: samplePicture(1), name: "two.png", bytes },
      ],
    );
    expect(viewProblems(view)).toEqual([]);
    expect(view.keep).toEqual(["one.png"]);
    expect(view.files.map(({ name }) => name)).toEqual(["two.png", "preview.webp"]);
  });
});

describe("progressBar", () => {
  it.each([
    [0, "0 %", 0],
    [0.5, "50 %", 8],
    [0.999, "99 %", 15],
    [1, "100 %", 16],
    [7, "100 %", 16],
    [-1, "0 %", 0],
    [Number.NaN, "0 %", 0],
  ])("of %d reads %s with %d filled segments", (fraction, percent, filled) => {
    const bar = progressBar(fraction);
    expect(bar.endsWith(` ${percent}`)).toBe(true);
    expect(bar.split("▰").length - 1).toBe(filled);
    expect(bar.match(/[▰▱]/gu)).toHaveLength(16);
  });
});
