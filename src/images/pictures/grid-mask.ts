import { GRID_SIDE, type GridCell, gridCells } from "../../domain/grid.ts";
import type { Size } from "../../domain/request.ts";
import type { ImportedFile } from "./import-picture.ts";
import { openSharp } from "./open-sharp.ts";

const REDRAWN = 255;

/** A mask's size in pixels, and the fields in which it is white. */
export interface GridMaskWish extends Size {
  readonly cells: readonly GridCell[];
}

/** A mask: a grey PNG, white in these fields of a grid of three by three and black elsewhere. */
export async function gridMask({ width, height, cells }: GridMaskWish): Promise<ImportedFile> {
  const levels = new Uint8Array(width * height);
  for (const cell of new Set(cells)) {
    const index = gridCells.indexOf(cell);
    const [column, row] = [index % GRID_SIDE, Math.floor(index / GRID_SIDE)];
    const [left, right] = [edge(width, column), edge(width, column + 1)];
    for (let y = edge(height, row); y < edge(height, row + 1); y += 1)
      levels.fill(REDRAWN, y * width + left, y * width + right);
  }
  const bytes = await openSharp(levels, { raw: { width, height, channels: 1 } })
    .toColourspace("b-w")
    .png()
    .toBuffer();
  return { bytes, width, height, warnings: [] };
}

/** Where a row or column of the grid begins, in pixels. */
function edge(length: number, index: number): number {
  return Math.round((length * index) / GRID_SIDE);
}
