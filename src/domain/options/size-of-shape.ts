import type { SizeRange } from "../capabilities.ts";
import type { Shape, Size } from "./kinds/size.ts";

/** Every latent model draws in such steps; a size in them needs no padding. */
const LATENT_STEP = 8;

/** What stands in for a model that says nothing about sizes. */
const USUAL_SIZES = { default: { width: 512, height: 512 }, min: 1, max: Infinity, multipleOf: 1 };

/**
 * The size of a shape for a model: about the area of the model's default size, in its steps, within
 * its bounds as far as the shape allows. Of a closed list, the size that is nearest in shape, then in area.
 */
export function sizeOfShape({ across, down }: Shape, sizes?: SizeRange): Size {
  const range = sizes ?? USUAL_SIZES;
  const ratio = across / down;
  const area = range.default.width * range.default.height;
  if (sizes?.closed === true) return nearestOf(sizes.common, ratio, area) ?? range.default;
  const step = LATENT_STEP % range.multipleOf === 0 ? LATENT_STEP : range.multipleOf;
  const longest = Math.sqrt(area * Math.max(ratio, 1 / ratio));
  const shortest = Math.sqrt(area / Math.max(ratio, 1 / ratio));
  // The shape is kept beyond the bounds, so that the model's plan says what it makes of it.
  const times = Math.max(Math.min(1, range.max / longest), range.min / shortest);
  const width = Math.sqrt(area * ratio) * times;
  const height = Math.sqrt(area / ratio) * times;
  const candidates = around(width, step).flatMap((w) =>
    around(height, step).map((h) => ({ width: w, height: h })),
  );
  return nearestOf(candidates, ratio, width * height) ?? range.default;
}

/** The multiples of a step below and above a length. */
function around(length: number, step: number): readonly number[] {
  const below = Math.max(step, Math.floor(length / step) * step);
  return [...new Set([below, Math.max(step, Math.ceil(length / step) * step)])];
}

function nearestOf(sizes: readonly Size[], ratio: number, area: number): Size | undefined {
  const shape = ({ width, height }: Size) => Math.abs(Math.log(width / height / ratio));
  const extent = ({ width, height }: Size) => Math.abs(Math.log((width * height) / area));
  const [nearest] = sizes.toSorted(
    (one, other) => shape(one) - shape(other) || extent(one) - extent(other),
  );
  return nearest;
}
