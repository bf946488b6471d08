import type { Pixels } from "./sheet.ts";

/** Columns at either side that show the ground. */
const EDGE = 4;
/** How far a level is from the ground's where the thing is. */
const APART = 24;

/** The middle one of some levels. */
function median(levels: readonly number[]): number {
  return levels.toSorted((one, other) => one - other)[Math.floor(levels.length / 2)] ?? Number.NaN;
}

/**
 * The pixels that a thing takes on a ground of one colour or of one that changes from top to bottom:
 * those that are not like both ends of their row.
 */
export function objectPixels({ data, width, height }: Pixels): (pixel: number) => boolean {
  const edges = Array.from({ length: EDGE }, (_, x) => [x, width - 1 - x]).flat();
  const ground = Array.from({ length: height }, (_, y) =>
    [0, 1, 2].map((channel) =>
      median(edges.map((x) => data[(y * width + x) * 3 + channel] ?? Number.NaN)),
    ),
  );
  return (pixel) =>
    (ground[Math.floor(pixel / width)] ?? []).some(
      (level, channel) => Math.abs((data[pixel * 3 + channel] ?? Number.NaN) - level) > APART,
    );
}
