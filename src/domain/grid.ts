/** The fields of a picture that is divided into three by three, row by row. */
export const gridCells = [
  "top-left",
  "top",
  "top-right",
  "left",
  "middle",
  "right",
  "bottom-left",
  "bottom",
  "bottom-right",
] as const;
export type GridCell = (typeof gridCells)[number];

/** Fields in a row, and in a column. */
export const GRID_SIDE = 3;

/** Whether a text names a field. */
export function isGridCell(text: string): text is GridCell {
  return gridCells.some((cell) => cell === text);
}
