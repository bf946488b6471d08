import { describe, expect, it } from "vitest";
import { withChoices } from "../../../../src/domain/options/choices.ts";
import { changedDraft, withControlPicture } from "../../../../src/domain/options/draft-of.ts";
import { readFlags } from "../../../../src/domain/options/flags/read-flags.ts";

const known = { models: [], isScheduler: () => false };
const models = { sizesOf: () => undefined, usualCount: () => 1 };

function asked(prompt: string, source?: { image: string }, own?: string) {
  const { choices } = readFlags(prompt, known);
  const whole = withChoices({ source }, choices);
  const control = own === undefined ? whole.control : { ...whole.control, image: own };
  return withControlPicture({ ...whole, control }, choices, "image");
}

describe("the picture of a ControlNet", () => {
  it("is the picture to start from, which then begins nothing", () => {
    expect(asked("fox --control canny --control-end 0.6", { image: "a" })).toMatchObject({
      control: { model: "canny", image: "a", end: 0.6 },
      source: undefined,
    });
  });

  it("does both with a strength, and leaves a second picture alone", () => {
    expect(asked("fox --control canny --strength 0.5", { image: "a" })).toMatchObject({
      control: { image: "a" },
      source: { image: "a", strength: 0.5 },
    });
    expect(asked("fox --control canny", { image: "a" }, "b")).toMatchObject({
      control: { image: "b" },
      source: { image: "a" },
    });
  });

  it("must be there, and so must the ControlNet", () => {
    expect(() => asked("fox --control canny")).toThrow("--control needs a picture to draw along.");
    expect(() => asked("fox --control-end 0.5", { image: "a" })).toThrow(
      "--control-end counts with --control only.",
    );
    expect(asked("fox", { image: "a" }).source).toEqual({ image: "a" });
  });

  it("stays when an order is changed", () => {
    const image = { picture: "ab", width: 8, height: 8 };
    const draft = { prompt: "fox", control: { model: "canny", image, strength: 1.5 } };
    const { choices } = readFlags("--control-start 0.2", known);
    const changed = changedDraft(draft, { prompt: "owl", choices }, models);
    expect(changed.draft.control).toEqual({ model: "canny", image, strength: 1.5, start: 0.2 });
    const bare = { prompt: "fox" };
    expect(() => changedDraft(bare, { prompt: "owl", choices }, models)).toThrow(/needs a picture/);
  });
});
