import type { RgbPicture } from "../picture.ts";

/** Lobes of the Lanczos window. */
const LOBES = 3;

/** The pixels that one new pixel is made of, along one side: from `first` on, with their weights. */
interface Taps {
  readonly first: number;
  readonly weights: readonly number[];
}

/**
 * A picture at a larger size, resampled by Lanczos' windowed sine with three lobes, along the rows
 * first. Values beyond 0 to 255, which the sine's negative lobes can give, are cut off at the end.
 */
export function enlargePicture(
  picture: RgbPicture,
  { width, height }: { readonly width: number; readonly height: number },
): RgbPicture {
  const columns = taps(picture.width, width);
  const rows = taps(picture.height, height);
  const wide = new Float32Array(width * picture.height * 3);
  for (let y = 0; y < picture.height; y += 1) {
    for (const [x, { first, weights }] of columns.entries()) {
      for (const [tap, weight] of weights.entries()) {
        const from = (y * picture.width + first + tap) * 3;
        addPixel(wide, (y * width + x) * 3, weight, picture.data, from);
      }
    }
  }
  const sums = new Float32Array(width * height * 3);
  for (const [y, { first, weights }] of rows.entries()) {
    for (const [tap, weight] of weights.entries()) {
      for (let x = 0; x < width; x += 1) {
        addPixel(sums, (y * width + x) * 3, weight, wide, ((first + tap) * width + x) * 3);
      }
    }
  }
  const data = Uint8Array.from(sums, (value) => Math.round(Math.min(Math.max(value, 0), 255)));
  return { data, width, height };
}

function addPixel(
  sums: Float32Array,
  to: number,
  weight: number,
  values: Uint8Array | Float32Array,
  from: number,
): void {
  for (let channel = 0; channel < 3; channel += 1) {
    sums[to + channel] = sums[to + channel]! + weight * values[from + channel]!;
  }
}

function taps(from: number, to: number): Taps[] {
  return Array.from({ length: to }, (_, index) => {
    const middle = ((index + 0.5) * from) / to - 0.5;
    const first = Math.max(Math.ceil(middle - LOBES), 0);
    const last = Math.min(Math.floor(middle + LOBES), from - 1);
    const weights = Array.from({ length: last - first + 1 }, (_each, tap) =>
      lanczos(first + tap - middle),
    );
    // At the borders some lobes are missing: the rest must still add up to one.
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return { first, weights: weights.map((weight) => weight / sum) };
  });
}

function lanczos(distance: number): number {
  if (distance === 0) return 1;
  if (Math.abs(distance) >= LOBES) return 0;
  const turn = Math.PI * distance;
  return (LOBES * Math.sin(turn) * Math.sin(turn / LOBES)) / (turn * turn);
}
