import { type Tensor, zeros } from "../tensor.ts";

/** How values between latents are found: mixed from the nearest four, or taken from the nearest one. */
export type LatentInterpolation = "bilinear" | "nearest-exact";

/**
 * Latents [n, channels, h, w] at another size, by the rules of torch's `interpolate` with
 * `align_corners=False` and without antialiasing, which A1111's "Latent" and "Latent
 * (nearest-exact)" upscalers use.
 */
export function enlargeLatents(
  latents: Tensor,
  size: { readonly width: number; readonly height: number },
  interpolation: LatentInterpolation,
): Tensor {
  const [batch = 1, channels = 0, height = 0, width = 0] = latents.dims;
  const places = interpolation === "bilinear" ? mixedPlaces : nearestPlaces;
  const [rows, columns] = [places(height, size.height), places(width, size.width)];
  const enlarged = zeros([batch, channels, size.height, size.width]);
  let target = 0;
  for (let plane = 0; plane < batch * channels; plane += 1) {
    const value = (y: number, x: number) => latents.data[(plane * height + y) * width + x]!;
    for (const row of rows) {
      for (const column of columns) {
        const upper = mix(value(row.low, column.low), value(row.low, column.high), column.share);
        const lower = mix(value(row.high, column.low), value(row.high, column.high), column.share);
        enlarged.data[target] = mix(upper, lower, row.share);
        target += 1;
      }
    }
  }
  return enlarged;
}

/** Where a value comes from: two neighbours, and the share of the second. */
interface Place {
  readonly low: number;
  readonly high: number;
  readonly share: number;
}

function mixedPlaces(from: number, to: number): Place[] {
  return Array.from({ length: to }, (_, index) => {
    const exact = Math.max(((index + 0.5) * from) / to - 0.5, 0);
    const low = Math.min(Math.floor(exact), from - 1);
    return { low, high: Math.min(low + 1, from - 1), share: exact - low };
  });
}

function nearestPlaces(from: number, to: number): Place[] {
  return Array.from({ length: to }, (_, index) => {
    const low = Math.min(Math.floor(((index + 0.5) * from) / to), from - 1);
    return { low, high: low, share: 0 };
  });
}

const mix = (one: number, other: number, share: number): number => one + (other - one) * share;
