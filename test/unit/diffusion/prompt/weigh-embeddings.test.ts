import { describe, expect, it } from "vitest";
import { weighEmbeddings } from "../../../../src/diffusion/prompt/weigh-embeddings.ts";
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

  it("counts negative and zero weights like any others", () => {
    // the same with the weights [[1], [-0.5]] and z = numpy.array([[1, 2], [3, 1]])
    expect(weigh([1, 2, 3, 1], [1, -0.5])).toEqual([7, 14, -10.5, -3.5]);
    expect(weigh([1, 2, 3, 1], [1, 0])).toEqual(
      [7 / 3, 14 / 3, 0, 0].map((v) => Number(v.toFixed(6))),
    );
  });

  it("keeps the numbers finite where the mean cannot be restored", () => {
    expect(weigh([1, 1, 1, 1], [1, -1])).toEqual([1, 1, -1, -1]);
    expect(weigh([1, 2, 3, 4], [0, 0])).toEqual([0, 0, 0, 0]);
  });
});
