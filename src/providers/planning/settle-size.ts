import type { SizeRange } from "../../domain/capabilities.ts";
import type { Size, Source } from "../../domain/request.ts";
import { say } from "../../words/index.ts";
import type { Warn } from "./warn.ts";

const text = ({ width, height }: Size): string => `${width}×${height}`;

/** How far a size is from another in shape, as the ratio of their aspects (0 is the same shape). */
const shapeDistance = (one: Size, other: Size): number =>
  Math.abs(Math.log((one.width / one.height) * (other.height / other.width)));

const areaDistance = (one: Size, other: Size): number =>
  Math.abs(Math.log((one.width * one.height) / (other.width * other.height)));

/**
 * The size of the picture that will be asked for. Without a wish it is the model's default; a model
 * with a closed list takes the size of the list that is closest in shape, for a source picture too.
 */
export function settleSize(
  asked: Size | undefined,
  sizes: SizeRange,
  source: Source | undefined,
  model: string,
  warn: Warn,
): Size {
  if (sizes.closed) return fromList(asked, sizes, source, model, warn);
  if (!asked) return sizes.default;
  const size = within(asked, sizes);
  if (text(size) !== text(asked)) {
    const { min, max, multipleOf: step } = sizes;
    const change = { model, min, max, step, asked: text(asked), used: text(size) };
    warn("size", say("planning.size-range", change));
  }
  return size;
}

/** The nearest size that keeps all bounds. */
function within(asked: Size, sizes: SizeRange): Size {
  const { min, max, multipleOf: step, maxPixels = Infinity, maxAspect = Infinity } = sizes;
  const widest = Math.max(min, Math.min(asked.width, asked.height)) * maxAspect;
  const [width, height] = [Math.min(asked.width, widest), Math.min(asked.height, widest)];
  const shrink = Math.min(1, Math.sqrt(maxPixels / (width * height)));
  const fitted = (round: (steps: number) => number): Size => {
    const fit = (length: number): number =>
      Math.min(max, Math.max(min, round((length * shrink) / step) * step));
    return { width: fit(width), height: fit(height) };
  };
  const rounded = fitted(Math.round);
  const size = rounded.width * rounded.height <= maxPixels ? rounded : fitted(Math.floor);
  const longest = Math.floor((Math.min(size.width, size.height) * maxAspect) / step) * step;
  return { width: Math.min(size.width, longest), height: Math.min(size.height, longest) };
}

function fromList(
  asked: Size | undefined,
  sizes: SizeRange,
  source: Source | undefined,
  model: string,
  warn: Warn,
): Size {
  const wished = asked ?? source;
  if (!wished) return sizes.default;
  // A larger picture costs more: without a wish, the size stays close to the default one.
  const area = asked ?? sizes.default;
  const [nearest = sizes.default] = sizes.common.toSorted(
    (one, other) =>
      shapeDistance(one, wished) - shapeDistance(other, wished) ||
      areaDistance(one, area) - areaDistance(other, area),
  );
  if (asked && text(nearest) !== text(asked)) {
    const list = sizes.common.map(text);
    warn(
      "size",
      say("planning.size-list", { model, list, asked: text(asked), used: text(nearest) }),
    );
  }
  return nearest;
}
