import type { SizeRange } from "../../domain/capabilities.ts";
import type { Size, Source } from "../../domain/request.ts";
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
  const fit = (length: number): number => {
    const nearest = Math.round(length / sizes.multipleOf) * sizes.multipleOf;
    return Math.min(sizes.max, Math.max(sizes.min, nearest));
  };
  const size = { width: fit(asked.width), height: fit(asked.height) };
  if (text(size) !== text(asked)) {
    warn(
      "size",
      `${model} takes ${sizes.min} to ${sizes.max} pixels a side, in steps of ${sizes.multipleOf}: ${text(asked)} became ${text(size)}.`,
    );
  }
  return size;
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
    const list = sizes.common.map(text).join(", ");
    warn("size", `${model} makes ${list} only: ${text(asked)} became ${text(nearest)}.`);
  }
  return nearest;
}
