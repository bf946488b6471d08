import type { PreviewMap } from "./description/sidecar.ts";
import type { RgbPicture } from "./picture.ts";
import type { Tensor } from "./tensor.ts";

/** Pixels a side for each latent in a preview. */
const ENLARGED = 4;

/**
 * A small picture of half-made latents [1, channels, h, w] by a linear map of their channels,
 * enlarged smoothly to four times their size. It costs almost nothing, where the decoder would
 * cost as much as a step.
 */
export function previewLatents(latents: Tensor, map: PreviewMap): RgbPicture {
  const [, channels = 0, height = 0, width = 0] = latents.dims;
  const area = height * width;
  const planes = map.map((factors) =>
    Float32Array.from({ length: area }, (_, place) => {
      let value = factors[channels] ?? 0;
      for (let channel = 0; channel < channels; channel += 1) {
        value += (factors[channel] ?? 0) * latents.data[channel * area + place]!;
      }
      return value * 255;
    }),
  );
  const [wide, high] = [width * ENLARGED, height * ENLARGED];
  const data = new Uint8Array(wide * high * 3);
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      for (const [channel, plane] of planes.entries()) {
        const value = interpolate(plane, width, height, x, y);
        data[(y * wide + x) * 3 + channel] = Math.round(Math.min(Math.max(value, 0), 255));
      }
    }
  }
  return { data, width: wide, height: high };
}

/** The bilinear value of a plane at a place of its enlargement. */
function interpolate(
  plane: Float32Array,
  width: number,
  height: number,
  x: number,
  y: number,
): number {
  const [left, right, across] = neighbours(x, width);
  const [top, bottom, down] = neighbours(y, height);
  const upper = plane[top * width + left]! * (1 - across) + plane[top * width + right]! * across;
  const lower =
    plane[bottom * width + left]! * (1 - across) + plane[bottom * width + right]! * across;
  return upper * (1 - down) + lower * down;
}

function neighbours(place: number, length: number): [low: number, high: number, weight: number] {
  const exact = Math.min(Math.max((place + 0.5) / ENLARGED - 0.5, 0), length - 1);
  const low = Math.floor(exact);
  return [low, Math.min(low + 1, length - 1), exact - low];
}
