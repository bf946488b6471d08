import { describe, expect, it } from "vitest";
import { sideBySide } from "../../../../src/diffusion/prompt/side-by-side.ts";
import { tensor } from "../../../../src/diffusion/tensor.ts";

describe("embeddings of several encoders", () => {
  it("are joined token by token", () => {
    const first = tensor(Float32Array.of(1, 2, 3, 4), [1, 2, 2]);
    const second = tensor(Float32Array.of(9, 8), [1, 2, 1]);
    const { data, dims } = sideBySide([first, second]);
    expect(dims).toEqual([1, 2, 3]);
    expect(Array.from(data)).toEqual([1, 2, 9, 3, 4, 8]);
  });

  it("of one encoder are as they were, and none are an error", () => {
    const only = tensor(Float32Array.of(1, 2), [1, 1, 2]);
    expect(sideBySide([only])).toBe(only);
    expect(() => sideBySide([])).toThrow("nothing to join");
  });
});
