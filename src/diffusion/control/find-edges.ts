import type { RgbPicture } from "../picture.ts";

/** Thresholds for the strength of an edge: what begins one, and what goes on with one. */
const STRONG = 200;
const WEAK = 100;
/** tan 22.5°, in 15 bits behind the point. */
const TANGENT = 13_573;

/**
 * The edges of a picture, white on black ("A Computational Approach to Edge Detection", Canny, 1986), as
 * OpenCV finds them with thresholds of 100 and 200: Sobel's gradients of the channel that changes most,
 * the ridges of their sums, and of those what hangs together with a strong one.
 */
export function findEdges(picture: RgbPicture): RgbPicture {
  const { width, height } = picture;
  const { across, down, sum } = gradients(picture);
  // A border all around: 0 may become an edge, 1 cannot, 2 is one.
  const stride = width + 2;
  const state = new Uint8Array(stride * (height + 2)).fill(1);
  const strong: number[] = [];
  const sumAt = (x: number, y: number) =>
    x < 0 || y < 0 || x >= width || y >= height ? 0 : sum[y * width + x]!;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const index = y * width + x;
      if (sum[index]! <= WEAK || !isRidge(x, y, across[index]!, down[index]!, sumAt)) continue;
      const at = (y + 1) * stride + x + 1;
      state[at] = sum[index]! > STRONG ? 2 : 0;
      if (state[at] === 2) strong.push(at);
    }
  }
  for (let at = strong.pop(); at !== undefined; at = strong.pop()) {
    for (const step of [-stride - 1, -stride, 1 - stride, -1, 1, stride - 1, stride, stride + 1]) {
      if (state[at + step] !== 0) continue;
      state[at + step] = 2;
      strong.push(at + step);
    }
  }
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const value = state[(y + 1) * stride + x + 1] === 2 ? 255 : 0;
      data.fill(value, (y * width + x) * 3, (y * width + x) * 3 + 3);
    }
  }
  return { data, width, height };
}

/** Whether a picture shows lines on a black ground already, and nothing in between. */
export function isEdgePicture({ data }: RgbPicture): boolean {
  const [dark, light] = [16, 239];
  let [black, white] = [0, 0];
  for (const value of data) {
    if (value <= dark) black += 1;
    else if (value >= light) white += 1;
  }
  return black + white > data.length * 0.95 && black > data.length * 0.6;
}

interface Gradients {
  readonly across: Int32Array;
  readonly down: Int32Array;
  readonly sum: Int32Array;
}

/** Sobel's gradients in each pixel, of the channel where they are largest. */
function gradients({ data, width, height }: RgbPicture): Gradients {
  const across = new Int32Array(width * height);
  const down = new Int32Array(width * height);
  const sum = new Int32Array(width * height).fill(-1);
  for (let y = 0; y < height; y += 1) {
    const [above, below] = [Math.max(y - 1, 0) * width, Math.min(y + 1, height - 1) * width];
    const row = y * width;
    for (let x = 0; x < width; x += 1) {
      const [left, right] = [Math.max(x - 1, 0), Math.min(x + 1, width - 1)];
      for (let channel = 0; channel < 3; channel += 1) {
        const at = (line: number, column: number) => data[(line + column) * 3 + channel]!;
        const [a, b, c] = [at(above, left), at(above, x), at(above, right)];
        const [d, e] = [at(row, left), at(row, right)];
        const [f, g, h] = [at(below, left), at(below, x), at(below, right)];
        const dx = c - a + 2 * (e - d) + h - f;
        const dy = f - a + 2 * (g - b) + h - c;
        const both = Math.abs(dx) + Math.abs(dy);
        if (both <= sum[row + x]!) continue;
        sum[row + x] = both;
        across[row + x] = dx;
        down[row + x] = dy;
      }
    }
  }
  return { across, down, sum };
}

/** Whether a pixel's gradient is the largest in its own direction. */
function isRidge(
  x: number,
  y: number,
  dx: number,
  dy: number,
  sumAt: (x: number, y: number) => number,
): boolean {
  const own = sumAt(x, y);
  const flat = Math.abs(dx) * TANGENT;
  const steep = Math.abs(dy) * 2 ** 15;
  if (steep < flat) return own > sumAt(x - 1, y) && own >= sumAt(x + 1, y);
  if (steep > flat + Math.abs(dx) * 2 ** 16) return own > sumAt(x, y - 1) && own >= sumAt(x, y + 1);
  const side = (dx ^ dy) < 0 ? -1 : 1;
  return own > sumAt(x - side, y - 1) && own > sumAt(x + side, y + 1);
}
