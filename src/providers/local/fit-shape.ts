import type { SizeRange } from "../../domain/capabilities.ts";
import type { Size } from "../../domain/request.ts";

/** The sides that a model draws, in pixels. */
type Range = Pick<SizeRange, "min" | "max">;

/** Sides are rounded; a difference in shape up to this is that, and nothing that is missed. */
const SAME_SHAPE = 0.01;

/** A size as people read it. */
export function textOf({ width, height }: Size): string {
  return `${width}×${height}`;
}

/**
 * A picture's size times `factor`, as near to that as the range allows without changing the shape.
 * Only a shape that is too long for the range as a whole is cut: its shorter side is then the
 * smallest, the longer one the largest. A picture that changes its size anyway takes sides that are
 * multiples of `multiple` where that keeps the shape.
 */
export function fitShape(whole: Size, factor: number, range: Range, multiple: number): Size {
  const smallest = range.min / Math.min(whole.width, whole.height);
  const largest = range.max / Math.max(whole.width, whole.height);
  const times = smallest > largest ? smallest : Math.min(Math.max(factor, smallest), largest);
  const sized = (step: number): Size => {
    const fit = (length: number) => {
      const nearest = Math.round((length * times) / step) * step;
      return Math.min(Math.max(nearest, range.min), range.max);
    };
    return { width: fit(whole.width), height: fit(whole.height) };
  };
  const exact = sized(1);
  if (times === 1) return exact;
  const stepped = sized(multiple);
  return hasShapeOf(stepped, whole) ? stepped : exact;
}

/** An asked size within the range; its shape is kept as far as that is possible. */
export function clampToRange(asked: Size, range: Range): Size {
  return fitShape(asked, 1, range, 1);
}

/** Whether two sizes have the same shape, but for rounding. */
export function hasShapeOf(one: Size, other: Size): boolean {
  const exact = (one.width * other.height) / (one.height * other.width);
  // A side is rounded to whole pixels.
  const pixel = 0.5 / Math.min(one.width, one.height);
  return Math.abs(Math.log(exact)) <= SAME_SHAPE + pixel;
}

/** The part of a picture, in its own pixels, that fills a canvas of another shape. */
export function visiblePart(canvas: Size, picture: Size): Size {
  const times = Math.max(canvas.width / picture.width, canvas.height / picture.height);
  return {
    width: Math.round(canvas.width / times),
    height: Math.round(canvas.height / times),
  };
}
