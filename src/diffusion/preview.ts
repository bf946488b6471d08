import type { PreviewMap } from "./description/sidecar.ts";
import type { RgbPicture } from "./picture.ts";
import type { Tensor } from "./tensor.ts";

/**
 * A small picture of half-made latents [1, channels, h, w] by a linear map: each latent becomes
 * patch × patch pixels. It costs almost nothing, where the decoder would cost as much as a step.
 */
export function previewLatents(latents: Tensor, { patch, rows }: PreviewMap): RgbPicture {
  const [, channels = 0, height = 0, width = 0] = latents.dims;
  const area = height * width;
  const data = new Uint8Array(area * patch * patch * 3);
  for (let place = 0; place < area; place += 1) {
    const top = Math.floor(place / width) * patch;
    const left = (place % width) * patch;
    for (const [index, factors] of rows.entries()) {
      let value = factors[channels] ?? 0;
      for (let channel = 0; channel < channels; channel += 1) {
        value += (factors[channel] ?? 0) * latents.data[channel * area + place]!;
      }
      const pixel = Math.floor(index / 3);
      const x = left + (pixel % patch);
      const y = top + Math.floor(pixel / patch);
      data[(y * width * patch + x) * 3 + (index % 3)] = Math.min(Math.max(value * 255, 0), 255);
    }
  }
  return { data, width: width * patch, height: height * patch };
}
