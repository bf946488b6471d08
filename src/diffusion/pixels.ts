import type { RgbPicture } from "./picture.ts";
import { type Tensor, tensor } from "./tensor.ts";

/** A picture as [1, 3, height, width] with values from −1 to 1. */
export function toTensor({ data, width, height }: RgbPicture): Tensor {
  const pixels = width * height;
  const values = new Float32Array(3 * pixels);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      values[channel * pixels + pixel] = data[pixel * 3 + channel]! / 127.5 - 1;
    }
  }
  return tensor(values, [1, 3, height, width]);
}

/** The first picture of [1, 3, height, width]; values beyond −1 to 1 are cut off. */
export function toPicture(values: Tensor): RgbPicture {
  const [, , height = 0, width = 0] = values.dims;
  const pixels = width * height;
  const data = new Uint8Array(pixels * 3);
  for (let pixel = 0; pixel < pixels; pixel += 1) {
    for (let channel = 0; channel < 3; channel += 1) {
      const value = (values.data[channel * pixels + pixel]! / 2 + 0.5) * 255;
      data[pixel * 3 + channel] = Math.round(Math.min(Math.max(value, 0), 255));
    }
  }
  return { data, width, height };
}
