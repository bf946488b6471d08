import type { PreviewMap } from "./description/sidecar.ts";
import { solveLinear } from "./linear-system.ts";
import type { RgbPicture } from "./picture.ts";
import type { Tensor } from "./tensor.ts";

/** Keeps the equations solvable where channels hardly vary. */
const RIDGE = 1e-3;

/**
 * Fits the linear map from latents [1, channels, h, w] to the colours of the picture they were
 * decoded to, by least squares over all places: previews for models that bring no map.
 */
export function fitPreview(latents: Tensor, picture: RgbPicture): PreviewMap {
  const [, channels = 0, height = 0, width = 0] = latents.dims;
  const area = height * width;
  const unknowns = channels + 1;
  // Each row of the normal equations, with the three right-hand sides (red, green, blue) behind.
  const rows = Array.from({ length: unknowns }, () => new Float64Array(unknowns + 3));
  const term = (place: number, index: number) =>
    index === channels ? 1 : latents.data[index * area + place]!;
  for (let place = 0; place < area; place += 1) {
    const colour = colourAt(picture, place, width, height);
    for (const [index, row] of rows.entries()) {
      const factor = term(place, index);
      for (let other = 0; other < unknowns; other += 1) {
        row[other] = row[other]! + factor * term(place, other);
      }
      for (const [channel, value] of colour.entries()) {
        row[unknowns + channel] = row[unknowns + channel]! + factor * value;
      }
    }
  }
  for (const [index, row] of rows.entries()) row[index] = row[index]! + RIDGE * area;
  const solution = solveLinear(rows.map((row) => Array.from(row)));
  const column = (channel: number) => solution.map((values) => values[channel]!);
  return [column(0), column(1), column(2)];
}

/** The mean colour, 0…1, of the pixels that belong to one latent. */
function colourAt(picture: RgbPicture, place: number, width: number, height: number): number[] {
  const [wide, high] = [picture.width / width, picture.height / height];
  const [left, top] = [(place % width) * wide, Math.floor(place / width) * high];
  return [0, 1, 2].map((channel) => {
    let sum = 0;
    for (let y = top; y < top + high; y += 1) {
      for (let x = left; x < left + wide; x += 1) {
        sum += picture.data[(y * picture.width + x) * 3 + channel]!;
      }
    }
    return sum / (wide * high * 255);
  });
}
