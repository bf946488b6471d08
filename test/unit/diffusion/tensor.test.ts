import { describe, expect, it } from "vitest";
import {
  combine,
  concatenate,
  firstNonFinite,
  row,
  scale,
  sizeOf,
  tensor,
  zeros,
} from "../../../src/diffusion/tensor.ts";

const of = (...values: number[]) => tensor(Float32Array.from(values), [values.length]);

describe("tensors", () => {
  it("count their numbers by their shape, a scalar being one", () => {
    expect(sizeOf([2, 3, 4])).toBe(24);
    expect(sizeOf([])).toBe(1);
    expect(zeros([2, 2]).data).toEqual(new Float32Array(4));
  });

  it("refuse a shape that their numbers do not fill", () => {
    expect(() => tensor(new Float32Array(5), [2, 3])).toThrow(
      "5 numbers cannot have the shape [2, 3].",
    );
  });

  it("add up with factors", () => {
    expect(combine([2, of(1, 2)], [-1, of(3, 1)]).data).toEqual(Float32Array.of(-1, 3));
  });

  it("leave a term with factor zero out, even an infinite one", () => {
    expect(combine([1, of(1)], [0, of(Infinity)]).data).toEqual(Float32Array.of(1));
  });

  it("refuse to add different shapes, or nothing", () => {
    expect(() => combine([1, of(1)], [1, of(1, 2)])).toThrow("differ in shape");
    expect(() => combine()).toThrow("at least one term");
  });

  it("are scaled without changing the original", () => {
    const original = of(1, 2);
    expect(scale(3, original).data).toEqual(Float32Array.of(3, 6));
    expect(original.data).toEqual(Float32Array.of(1, 2));
  });

  it("are joined along the first dimension, and taken apart again", () => {
    const joined = concatenate([
      tensor(Float32Array.of(1, 2), [1, 2]),
      tensor(Float32Array.of(3, 4, 5, 6), [2, 2]),
    ]);
    expect(joined.dims).toEqual([3, 2]);
    expect(row(joined, 2)).toEqual({ data: Float32Array.of(5, 6), dims: [1, 2] });
    expect(() => concatenate([])).toThrow("nothing to join");
  });

  it("tell where a number is not finite", () => {
    expect(firstNonFinite(of(1, NaN, Infinity))).toBe(1);
    expect(firstNonFinite(of(1, 2))).toBe(-1);
  });
});
