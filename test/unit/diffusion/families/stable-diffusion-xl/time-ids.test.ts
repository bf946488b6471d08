import { describe, expect, it } from "vitest";
import { timeIdsFor } from "../../../../../src/diffusion/families/stable-diffusion-xl/time-ids.ts";

const size = { width: 1152, height: 896 };

describe("what SDXL is told about a picture's making", () => {
  it("is the size twice, with height first, and no crop", () => {
    const { data, dims } = timeIdsFor(size, 6, false);
    expect(dims).toEqual([1, 6]);
    expect(Array.from(data)).toEqual([896, 1152, 0, 0, 896, 1152]);
  });

  it("has a row for each prompt when guided, never one long row", () => {
    expect(timeIdsFor(size, 6, true).dims).toEqual([2, 6]);
  });

  it("ends in aesthetic scores for the refiner, the negative prompt's lower and first", () => {
    const { data, dims } = timeIdsFor(size, 5, true);
    expect(dims).toEqual([2, 5]);
    expect(Array.from(data)).toEqual([896, 1152, 0, 0, 2.5, 896, 1152, 0, 0, 6]);
  });
});
