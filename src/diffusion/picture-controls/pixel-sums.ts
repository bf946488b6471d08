import type { RgbPicture } from "../picture.ts";

/** Mean colours of squares of a picture, each in constant time. */
export interface PixelSums {
  /** The mean red, green and blue of the square of that radius around a pixel, cut at the borders. */
  readonly mean: (x: number, y: number, radius: number) => readonly [number, number, number];
}

/** Sums up a picture for means (a summed-area table, Crow 1984). */
export function pixelSums({ data, width, height }: RgbPicture): PixelSums {
  const stride = width + 1;
  // One row and column of zeros before the first: no border needs a case of its own.
  const sums = new Float64Array(stride * (height + 1) * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      for (let channel = 0; channel < 3; channel += 1) {
        const at = ((y + 1) * stride + x + 1) * 3 + channel;
        const [above, before] = [at - stride * 3, at - 3];
        sums[at] =
          data[(y * width + x) * 3 + channel]! + sums[above]! + sums[before]! - sums[above - 3]!;
      }
    }
  }
  const sum = (row: number, column: number, channel: number) =>
    sums[(row * stride + column) * 3 + channel]!;
  return {
    mean(x, y, radius) {
      const [left, right] = [Math.max(x - radius, 0), Math.min(x + radius + 1, width)];
      const [top, bottom] = [Math.max(y - radius, 0), Math.min(y + radius + 1, height)];
      const area = (right - left) * (bottom - top);
      const channelMean = (channel: number) =>
        (sum(bottom, right, channel) -
          sum(top, right, channel) -
          sum(bottom, left, channel) +
          sum(top, left, channel)) /
        area;
      return [channelMean(0), channelMean(1), channelMean(2)];
    },
  };
}
