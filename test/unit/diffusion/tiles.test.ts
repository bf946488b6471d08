import { describe, expect, it } from "vitest";
import { scale, type Tensor, zeros } from "../../../src/diffusion/tensor.ts";
import { overTiles, tileOrigins } from "../../../src/diffusion/tiles.ts";

function ramp(dims: readonly number[]): Tensor {
  const value = zeros(dims);
  return { data: value.data.map((_, index) => Math.sin(index)), dims };
}

describe("tile origins", () => {
  it("cover the whole length with the overlap that is asked for", () => {
    expect(tileOrigins(16, 16, 0.5)).toEqual([0]);
    expect(tileOrigins(32, 16, 0.5)).toEqual([0, 8, 16]);
    expect(tileOrigins(20, 16, 0.5)).toEqual([0, 4]);
  });

  it("keep to a grid", () => {
    expect(tileOrigins(200, 128, 0.5, 8)).toEqual([0, 40, 72]);
  });

  it("refuse a length below one tile", () => {
    expect(() => tileOrigins(8, 16, 0.5)).toThrow("A side of 8 is smaller than the model's 16.");
  });
});

describe("working over tiles", () => {
  it("passes an input of the tile's own size straight through", async () => {
    const input = ramp([1, 2, 4, 4]);
    const seen: Tensor[] = [];
    const tiling = { tile: { height: 4, width: 4 }, overlap: 0.5, outputScale: 1 };
    await overTiles(input, tiling, async (tile) => {
      seen.push(tile);
      return tile;
    });
    expect(seen).toEqual([input]);
    expect(seen[0]).toBe(input);
  });

  it("puts tiles together without a seam, for batches and oblong inputs", async () => {
    const input = ramp([2, 3, 12, 20]);
    const tiling = { tile: { height: 8, width: 8 }, overlap: 0.5, outputScale: 1 };
    const result = await overTiles(input, tiling, async (tile) => scale(2, tile));
    expect(result.dims).toEqual([2, 3, 12, 20]);
    for (const [index, value] of result.data.entries()) {
      expect(value).toBeCloseTo(2 * (input.data[index] ?? NaN), 5);
    }
  });

  it("enlarges and shrinks as the transformation does", async () => {
    const constant = { data: new Float32Array(6 * 6).fill(3), dims: [1, 1, 6, 6] };
    const larger = await overTiles(
      constant,
      { tile: { height: 4, width: 4 }, overlap: 0.5, outputScale: 2 },
      async () => ({ data: new Float32Array(2 * 8 * 8).fill(5), dims: [1, 2, 8, 8] }),
    );
    expect(larger.dims).toEqual([1, 2, 12, 12]);
    expect(new Set(larger.data)).toEqual(new Set([5]));
    const smaller = await overTiles(
      constant,
      { tile: { height: 4, width: 4 }, overlap: 0.5, outputScale: 1 / 2 },
      async () => ({ data: new Float32Array(4).fill(7), dims: [1, 1, 2, 2] }),
    );
    expect(smaller.dims).toEqual([1, 1, 3, 3]);
    expect(new Set(smaller.data)).toEqual(new Set([7]));
  });
});
