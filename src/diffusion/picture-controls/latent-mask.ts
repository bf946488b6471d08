import { type Tensor, tensor } from "../tensor.ts";
import type { Plane } from "./plane.ts";

/**
 * The mask of the latents, [1, 1, height, width]: 1 where any pixel under a latent is redrawn, even
 * in part, and 0 where all of them stay. The sides of the plane are multiples of `scale`, the
 * pixels a side of a latent. (diffusers takes the one pixel in the block's corner instead.)
 */
export function latentMask({ data, width, height }: Plane, scale: number): Tensor {
  const dims = [1, 1, height / scale, width / scale];
  const [wide, high] = [width / scale, height / scale];
  const values = new Float32Array(wide * high);
  for (const [place, value] of data.entries()) {
    if (value === 0) continue;
    const [x, y] = [place % width, Math.floor(place / width)];
    values[Math.floor(y / scale) * wide + Math.floor(x / scale)] = 1;
  }
  return tensor(values, dims);
}

/** Latents of `drawn` where the mask is 1, of `kept` where it is 0; both [1, channels, h, w]. */
export function blendLatents(mask: Tensor, drawn: Tensor, kept: Tensor): Tensor {
  const area = mask.data.length;
  const data = drawn.data.map((value, index) => {
    const share = mask.data[index % area]!;
    return share * value + (1 - share) * kept.data[index]!;
  });
  return { data, dims: drawn.dims };
}
