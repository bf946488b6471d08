/** One number for each pixel, row by row: a mask from 0 (stays) to 1 (is redrawn). */
export interface Plane {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** A plane whose numbers are given by their places; x and y count from 0 at the upper left. */
export function planeOf(
  { width, height }: { readonly width: number; readonly height: number },
  value: (x: number, y: number) => number,
): Plane {
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) data[y * width + x] = value(x, y);
  }
  return { data, width, height };
}
