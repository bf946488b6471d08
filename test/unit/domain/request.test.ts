import { describe, expect, it } from "vitest";
import { MAX_SEED } from "../../../src/domain/limits.ts";
import { draftSchema, generationRequestSchema, pictureSeed } from "../../../src/domain/request.ts";

describe("a draft", () => {
  it("asks for one picture when no count is given", () => {
    expect(draftSchema.parse({ prompt: "a red apple" }).count).toBe(1);
  });

  it.each([
    ["a count above four", { count: 5 }],
    ["a seed beyond the largest", { seed: MAX_SEED + 1 }],
    ["a strength above one", { source: { picture: "x", width: 8, height: 8, strength: 2 } }],
    ["no steps", { steps: 0 }],
    ["a guidance scale that is no number", { guidanceScale: Number.NaN }],
  ])("refuses %s", (_, options) => {
    expect(draftSchema.safeParse({ prompt: "a red apple", ...options }).success).toBe(false);
  });
});

describe("a request", () => {
  it("survives being stored as JSON", () => {
    const request = generationRequestSchema.parse({
      model: "local/easel",
      prompt: "日本の🍎\n‮abc",
      count: 4,
      seed: MAX_SEED,
      refiner: { on: true, highNoiseFraction: 0.8 },
    });
    expect(generationRequestSchema.parse(JSON.parse(JSON.stringify(request)))).toEqual(request);
  });

  it("gives each picture a seed of its own, so that picture k repeats alone", () => {
    expect([0, 1, 2, 3].map((position) => pictureSeed(7, position))).toEqual([7, 8, 9, 10]);
  });

  it("wraps seeds at the largest one", () => {
    expect(pictureSeed(MAX_SEED, 1)).toBe(0);
  });
});
