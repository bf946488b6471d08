import { describe, expect, it } from "vitest";
import type { GenerationJob } from "../../../../src/diffusion/job.ts";
import { checkControls } from "../../../../src/diffusion/picture-controls/check-controls.ts";
import { greyPicture } from "../../../support/diffusion/grey-picture.ts";
import { tinyJob } from "../../../support/diffusion/tiny-model.ts";

const picture = greyPicture(16, 16, () => 90);
const hires = { width: 32, height: 32, strength: 0.5, upscaler: "latent" } as const;
const extend = { left: 8, right: 0, up: 0, down: 0 };

const wrong: readonly [string, Partial<GenerationJob>, string][] = [
  [
    "a margin below zero",
    { initial: { picture, strength: 1, extend: { ...extend, up: -1 } } },
    "whole pixels from 0",
  ],
  [
    "an extension that is not in the size",
    { initial: { picture, strength: 1, extend } },
    "24×16, but 16×16 is wanted",
  ],
  [
    "a mask of another size",
    { initial: { picture, strength: 1, mask: greyPicture(8, 8, () => 255) } },
    "The mask is 8×8",
  ],
  [
    "a variation too strong",
    { variation: { seeds: [1], strength: 2 } },
    "variation_strength must be",
  ],
  [
    "too few variation seeds",
    { variation: { seeds: [], strength: 0.5 } },
    "a variation seed of its own",
  ],
  ["a second pass that is smaller", { hires: { ...hires, width: 8 } }, "cannot end at 8×32"],
  ["a second pass without steps", { hires: { ...hires, steps: 0 } }, "whole number of steps"],
  ["a second pass too strong", { hires: { ...hires, strength: 1.5 } }, "hires_strength must be"],
  [
    "a second pass over a mask",
    { hires, initial: { picture, strength: 1, mask: picture } },
    "leave one out",
  ],
];

describe("checking the controls of a job", () => {
  it.each(wrong)("refuses %s in one sentence", (_, changes, words) => {
    expect(() => checkControls(tinyJob(changes))).toThrow(words);
  });

  it("lets right ones pass", () => {
    const initial = { picture, strength: 1, extend, mask: picture };
    expect(() => checkControls(tinyJob({ width: 24, initial }))).not.toThrow();
    expect(() =>
      checkControls(tinyJob({ hires, variation: { seeds: [3], strength: 1 } })),
    ).not.toThrow();
  });
});
