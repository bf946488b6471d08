import { array, assert, double, property } from "fast-check";
import { describe, expect, it } from "vitest";
import {
  restoringFactor,
  weighEmbeddings,
} from "../../../../src/diffusion/prompt/weigh-embeddings.ts";
import { tensor } from "../../../../src/diffusion/tensor.ts";

const weigh = (values: number[], weights: number[]) =>
  Array.from(
    weighEmbeddings(
      tensor(Float32Array.from(values), [1, weights.length, values.length / weights.length]),
      weights,
    ).data,
    (value) => Number(value.toFixed(6)),
  );

describe("A1111's emphasis", () => {
  it("multiplies each token and restores the mean of all", () => {
    // w = z * [[1], [1.3], [0.8]]; w * z.mean() / w.mean()
    // with z = numpy.array([[1, 2], [3, -1], [0.5, 0.5]])
    expect(weigh([1, 2, 3, -1, 0.5, 0.5], [1, 1.3, 0.8])).toEqual([
      0.9375, 1.875, 3.65625, -1.21875, 0.375, 0.375,
    ]);
  });

  it("brings back the size where the mean would turn or blow up the whole", () => {
    // numpy: w * sqrt((z ** 2).sum() / (w ** 2).sum()), at most 1.5
    const brought = [1, 2, -1.5, -0.5].map((each) => Number((each * Math.SQRT2).toFixed(6)));
    expect(weigh([1, 2, 3, 1], [1, -0.5])).toEqual(brought);
    expect(weigh([1, 2, 3, 1], [1, 0])).toEqual([1.5, 3, 0, 0]);
  });

  it("never makes the whole much weaker or stronger, and never negative", () => {
    const number = double({ min: -2, max: 2, noNaN: true });
    const row = array(number, { minLength: 8, maxLength: 8 });
    const weight = double({ min: 0.5, max: 1.6, noNaN: true });
    assert(
      property(row, weight, (values, heavy) => {
        const before = Float32Array.from(values);
        const after = before.map((value, index) => (index < 4 ? value * heavy : value));
        const factor = restoringFactor(before, after);
        expect(factor).toBeGreaterThanOrEqual(0.7);
        expect(factor).toBeLessThanOrEqual(1.5);
      }),
    );
  });

  it("keeps the numbers finite where the mean cannot be restored", () => {
    expect(weigh([1, 1, 1, 1], [1, -1])).toEqual([1, 1, -1, -1]);
    expect(weigh([1, 2, 3, 4], [0, 0])).toEqual([0, 0, 0, 0]);
  });
});
