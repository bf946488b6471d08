import type { RgbPicture } from "../picture.ts";
import type { Plane } from "./plane.ts";
import { planeOf } from "./plane.ts";

/** Values this near to black or white count as it: a JPEG of a mask is never quite either. */
const NEARLY = 0.1;

/** Shorter sides of this many pixels are softened by one pixel, longer ones by as many more. */
const PIXELS_OF_SOFTNESS = 128;
const MOST_SOFTNESS = 8;

/**
 * The share of each pixel that is redrawn, 0 to 1, from a mask picture (its first channel; white is
 * redrawn). The edge is softened towards the inside only, by one pixel for every 128 of the shorter
 * side, so that what is black in the mask stays exactly as it was.
 */
export function softMask(mask: RgbPicture): Plane {
  const { width, height } = mask;
  const values = planeOf(mask, (x, y) => cleaned(mask.data[(y * width + x) * 3]! / 255));
  const softness = Math.min(
    Math.max(Math.round(Math.min(width, height) / PIXELS_OF_SOFTNESS), 1),
    MOST_SOFTNESS,
  );
  const depth = depths(values);
  const data = values.data.map(
    (value, place) => value * Math.min(depth.data[place]! / (softness + 1), 1),
  );
  return { data, width, height };
}

function cleaned(value: number): number {
  if (value < NEARLY) return 0;
  return value > 1 - NEARLY ? 1 : value;
}

/**
 * How many pixels each one lies within the masked part, counted along rows, columns and diagonals
 * (the chessboard distance): 0 outside, 1 at the edge. The picture's own border is no edge.
 */
function depths({ data, width, height }: Plane): Plane {
  const farthest = width + height;
  const depth = planeOf({ width, height }, (x, y) => (data[y * width + x]! > 0 ? farthest : 0));
  const at = (x: number, y: number) =>
    x < 0 || y < 0 || x >= width || y >= height ? farthest : depth.data[y * width + x]!;
  const settle = (x: number, y: number, dy: number, dx: number) => {
    const nearest = Math.min(at(x - 1, y + dy), at(x, y + dy), at(x + 1, y + dy), at(x + dx, y));
    depth.data[y * width + x] = Math.min(at(x, y), nearest + 1);
  };
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) settle(x, y, -1, -1);
  for (let y = height - 1; y >= 0; y -= 1) {
    for (let x = width - 1; x >= 0; x -= 1) settle(x, y, 1, 1);
  }
  return depth;
}
