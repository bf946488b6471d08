import { describe, expect, it } from "vitest";
import { guidanceEmbedding } from "../../../../../src/diffusion/families/latent-consistency/guidance-embedding.ts";

describe("the embedding of a guidance scale", () => {
  it("is sines, then cosines, from a wave as fast as the scale to one 10,000 times as slow", () => {
    const { data, dims } = guidanceEmbedding(8.5, 256);
    expect(dims).toEqual([1, 256]);
    expect(data[0]).toBeCloseTo(Math.sin(7500), 5);
    expect(data[128]).toBeCloseTo(Math.cos(7500), 5);
    expect(data[127]).toBeCloseTo(Math.sin(0.75), 4);
    expect(data[255]).toBeCloseTo(Math.cos(0.75), 4);
  });

  it("is zeros and ones at a scale of 1, and ends in a zero when the width is odd", () => {
    const { data } = guidanceEmbedding(1, 5);
    expect(Array.from(data)).toEqual([0, 0, 1, 1, 0]);
  });
});
