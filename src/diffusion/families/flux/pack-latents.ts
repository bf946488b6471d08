import { type Tensor, zeros } from "../../tensor.ts";

/** Latents a side in one token. */
export const PATCH = 2;

/**
 * Latents [n, channels, h, w] as tokens [n, (h/2)(w/2), 4 · channels]: each is a patch of 2 × 2, its
 * numbers by channel, then row, then column.
 */
export function packLatents(latents: Tensor): Tensor {
  const [rows = 1, channels = 0, height = 0, width = 0] = latents.dims;
  const tokens = (height / PATCH) * (width / PATCH);
  const packed = zeros([rows, tokens, channels * PATCH * PATCH]);
  eachNumber(latents.dims, (latent, token) => {
    packed.data[token] = latents.data[latent] ?? 0;
  });
  return packed;
}

/** The way back: tokens as latents of that shape. */
export function unpackLatents(packed: Tensor, dims: readonly number[]): Tensor {
  const latents = zeros(dims);
  eachNumber(dims, (latent, token) => {
    latents.data[latent] = packed.data[token] ?? 0;
  });
  return latents;
}

/** Where each number of latents lies among those of the tokens. */
function eachNumber(
  [rows = 1, channels = 0, height = 0, width = 0]: readonly number[],
  visit: (latent: number, token: number) => void,
): void {
  const [across, numbers] = [width / PATCH, channels * PATCH * PATCH];
  const tokens = (height / PATCH) * across;
  let latent = 0;
  for (let row = 0; row < rows; row += 1) {
    for (let channel = 0; channel < channels; channel += 1) {
      for (let y = 0; y < height; y += 1) {
        for (let x = 0; x < width; x += 1) {
          const token = Math.floor(y / PATCH) * across + Math.floor(x / PATCH);
          const place = (channel * PATCH + (y % PATCH)) * PATCH + (x % PATCH);
          visit(latent, (row * tokens + token) * numbers + place);
          latent += 1;
        }
      }
    }
  }
}
