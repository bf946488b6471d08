import type { InitialPicture } from "../job.ts";
import type { RgbPicture } from "../picture.ts";
import { type Tensor, tensor } from "../tensor.ts";
import { seamMask } from "./extend-picture.ts";
import { type Plane, planeOf } from "./plane.ts";

/** From this share on a pixel is redrawn as a whole. */
const HALF = 0.5;

/**
 * Which pixels of the whole canvas are redrawn, ones and zeros, as networks made for inpainting are
 * told: half grey counts as white (diffusers' rule). Undefined where that is all of them.
 */
export function hardMask({ picture, mask, extend }: InitialPicture): Plane | undefined {
  const inner = mask && planeOf(mask, (x, y) => isWhite(mask, x, y));
  if (extend === undefined) return inner;
  const seam = seamMask(picture, extend);
  return planeOf(seam, (x, y) => {
    const [innerX, innerY] = [x - extend.left, y - extend.up];
    const isInside =
      innerX >= 0 && innerY >= 0 && innerX < picture.width && innerY < picture.height;
    const isAsked = inner && isInside ? (inner.data[innerY * inner.width + innerX] ?? 0) : 0;
    return Math.max(isAsked, (seam.data[y * seam.width + x] ?? 0) >= HALF ? 1 : 0);
  });
}

function isWhite({ data, width }: RgbPicture, x: number, y: number): number {
  return (data[(y * width + x) * 3] ?? 0) / 255 >= HALF ? 1 : 0;
}

/** The mask at the latents' size, [1, 1, h, w]: the pixel in the corner of each latent counts. */
export function nearestMask({ data, width, height }: Plane, scale: number): Tensor {
  const [wide, high] = [width / scale, height / scale];
  const values = Float32Array.from({ length: wide * high }, (_, place) => {
    const [x, y] = [(place % wide) * scale, Math.floor(place / wide) * scale];
    return data[y * width + x] ?? 0;
  });
  return tensor(values, [1, 1, high, wide]);
}

/** A picture [1, 3, height, width] of which the masked part is grey: 0 between −1 and 1. */
export function withoutMasked(picture: Tensor, { data }: Plane): Tensor {
  const kept = picture.data.map((value, index) => value * (1 - (data[index % data.length] ?? 0)));
  return { data: kept, dims: picture.dims };
}
