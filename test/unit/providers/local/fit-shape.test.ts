import { assert, double, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  clampToRange,
  fitShape,
  hasShapeOf,
  visiblePart,
} from "../../../../src/providers/local/fit-shape.ts";

const range = { min: 64, max: 2048 };
const size = (width: number, height: number) => ({ width, height });

describe("fitting a shape into the sides that a model draws", () => {
  it.each([
    [size(640, 200), 0.7, size(448, 140)],
    [size(581, 218), 1, size(581, 218)],
    [size(70, 101), 6.09, size(424, 616)],
    [size(100, 10), 1, size(640, 64)],
    [size(4000, 1000), 1, size(2048, 512)],
  ])("keeps it: %o times %f is %o", (whole, factor, fitted) => {
    expect(fitShape(whole, factor, range, 8)).toEqual(fitted);
    expect(hasShapeOf(fitted, whole)).toBe(true);
  });

  it("cuts only what is too long for all of them, and tells what is left", () => {
    const fitted = fitShape(size(16, 4000), 1, range, 8);
    expect(fitted).toEqual(size(64, 2048));
    expect(hasShapeOf(fitted, size(16, 4000))).toBe(false);
    expect(visiblePart(fitted, size(16, 4000))).toEqual(size(16, 512));
  });

  it("keeps the shape of every picture that fits, and every side within the range", () => {
    const side = integer({ min: 16, max: 8000 });
    assert(
      property(side, side, double({ min: 0.01, max: 10, noNaN: true }), (w, h, factor) => {
        const fitted = fitShape(size(w, h), factor, range, 8);
        for (const length of [fitted.width, fitted.height]) {
          expect(length).toBeGreaterThanOrEqual(range.min);
          expect(length).toBeLessThanOrEqual(range.max);
        }
        const isTooLong = Math.max(w / h, h / w) > range.max / range.min;
        if (!isTooLong) expect(hasShapeOf(fitted, size(w, h))).toBe(true);
      }),
    );
  });

  it("leaves a size within the range as it is", () => {
    expect(clampToRange(size(65, 2047), range)).toEqual(size(65, 2047));
    expect(clampToRange(size(5000, 5000), range)).toEqual(size(2048, 2048));
  });
});
