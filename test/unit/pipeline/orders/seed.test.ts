import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_SEED } from "../../../../src/domain/limits.ts";
import { drawSeed, largestFirstSeed } from "../../../../src/pipeline/orders/seed.ts";

describe("drawing a seed", () => {
  it("stays within 0 and the largest", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_SEED }), (largest) => {
        const seed = drawSeed(largest);
        expect(Number.isSafeInteger(seed) && seed >= 0 && seed <= largest).toBe(true);
      }),
    );
  });

  it("reaches both halves of the whole range", () => {
    const seeds = Array.from({ length: 200 }, () => drawSeed(MAX_SEED));
    expect(Math.min(...seeds)).toBeLessThan(MAX_SEED / 2);
    expect(Math.max(...seeds)).toBeGreaterThan(MAX_SEED / 2);
  });

  it("leaves room for the seeds of the other pictures", () => {
    expect(largestFirstSeed(100)).toBe(97);
    expect(largestFirstSeed(Number.MAX_SAFE_INTEGER)).toBe(MAX_SEED - 3);
    expect(largestFirstSeed(1)).toBe(0);
  });
});
