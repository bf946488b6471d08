import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { type GridCell, gridCells } from "../../../../src/domain/grid.ts";
import { gridMask } from "../../../../src/images/pictures/grid-mask.ts";

async function levelsOf(width: number, height: number, cells: readonly GridCell[]) {
  const { bytes } = await gridMask({ width, height, cells });
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([width, height]);
  const at = (x: number, y: number) => data[(y * width + x) * info.channels];
  return { at, white: data.filter((_, index) => index % info.channels === 0).filter((v) => v > 0) };
}

describe("a mask of fields", () => {
  it("is white in its field, to the edge, and black beside it", async () => {
    const { at, white } = await levelsOf(9, 6, ["top-right"]);
    expect([at(5, 0), at(6, 0), at(8, 1), at(8, 2)]).toEqual([0, 255, 255, 0]);
    expect(white).toHaveLength(6);
  });

  it.each([
    [64, 48],
    [256, 256],
    [65, 64],
  ])("covers all of %i × %i with all fields, none twice", async (width, height) => {
    expect((await levelsOf(width, height, gridCells)).white).toHaveLength(width * height);
    let sum = 0;
    for (const cell of gridCells) sum += (await levelsOf(width, height, [cell])).white.length;
    expect(sum).toBe(width * height);
  });
});
