import { describe, expect, it } from "vitest";
import { discordWords } from "../../../../src/discord/messages/discord-words.ts";
import { type MoreControl, moreView } from "../../../../src/discord/views/more-view.ts";
import { sampleJob } from "../../../support/components/sample-job.ts";
import {
  customIdsOf,
  facesOf,
  textOf,
  viewProblems,
} from "../../../support/components/view-problems.ts";

const all: readonly MoreControl[] = [
  "zoom-little",
  "zoom-far",
  "square",
  "pan-left",
  "pan-right",
  "pan-up",
  "pan-down",
  "redraw",
  "instruct",
  "second-pass",
  "animate",
  "describe",
  "favourite",
];
const job = sampleJob({ request: { count: 4 } });
const offer = { position: 2, positions: [0, 1, 2, 3], controls: new Set(all) };

describe("what is behind More", () => {
  it("has the names that are settled, each for the chosen picture", () => {
    const view = moreView(discordWords("en"), job, offer);
    expect(viewProblems(view)).toEqual([]);
    expect(facesOf(view)).toEqual(
      "Picture 1, Picture 2, Picture 3, Picture 4, Zoom out 1.5×, Zoom out 2×, Make square, ⬅, ➡, ⬆, ⬇, Redraw a region, Edit by instruction, Hires, Animate, Describe, ⭐ Favourite".split(
        ", ",
      ),
    );
    expect(customIdsOf(view)).toContain("1:zoom-far:job1:2");
    expect(textOf(view)).toContain("made of picture 3");
  });

  it("shows only what can be done, and no choice where there is one picture", () => {
    const view = moreView(discordWords("en"), sampleJob(), {
      position: 0,
      positions: [0],
      controls: new Set<MoreControl>(["redraw"]),
    });
    expect(viewProblems(view)).toEqual([]);
    expect(facesOf(view)).toEqual(["Redraw a region"]);
  });

  it("says so where nothing can be done", () => {
    const view = moreView(discordWords("en"), sampleJob(), {
      position: 0,
      positions: [0],
      controls: new Set(),
    });
    expect(textOf(view)).toContain("No model that you may use here can do more");
  });

  it("speaks German", () => {
    const view = moreView(discordWords("de"), job, offer);
    expect(viewProblems(view)).toEqual([]);
    expect(facesOf(view)).toContain("1,5× herauszoomen");
    expect(facesOf(view)).toContain("Nach Anweisung ändern");
  });
});
