import type { SizeRange } from "../../domain/capabilities.ts";
import type { Size } from "../../domain/request.ts";

/** One shape that can be asked for, by Gemini's own words, and the size in pixels that comes. */
export interface Shape extends Size {
  readonly aspectRatio: string;
  /** Undefined for models that draw in one size only. */
  readonly imageSize: "1K" | "2K" | "4K" | undefined;
}

/** The sizes of gemini-2.5-flash-image. */
const firstSizes: Readonly<Record<string, readonly [number, number]>> = {
  "1:1": [1024, 1024],
  "2:3": [832, 1248],
  "3:2": [1248, 832],
  "3:4": [864, 1184],
  "4:3": [1184, 864],
  "4:5": [896, 1152],
  "5:4": [1152, 896],
  "9:16": [768, 1344],
  "16:9": [1344, 768],
  "21:9": [1536, 672],
};

/** The sizes of later models at 1K; 2K and 4K are twice and four times as wide and high. */
const laterSizes: typeof firstSizes = {
  "1:1": [1024, 1024],
  "2:3": [848, 1264],
  "3:2": [1264, 848],
  "3:4": [896, 1200],
  "4:3": [1200, 896],
  "4:5": [928, 1152],
  "5:4": [1152, 928],
  "9:16": [768, 1376],
  "16:9": [1376, 768],
  "21:9": [1584, 672],
};

const factors = { "1K": 1, "2K": 2, "4K": 4 } as const;

/** The shapes of models that draw at about one megapixel. */
export const firstShapes: readonly Shape[] = Object.entries(firstSizes).map(
  ([aspectRatio, [width, height]]) => ({ aspectRatio, width, height, imageSize: undefined }),
);

/** The shapes of models that draw up to 4K, the small ones first. */
export const laterShapes: readonly Shape[] = (["1K", "2K", "4K"] as const).flatMap((imageSize) =>
  Object.entries(laterSizes).map(([aspectRatio, [width, height]]) => {
    const factor = factors[imageSize];
    return { aspectRatio, imageSize, width: width * factor, height: height * factor };
  }),
);

/** Shapes as the sizes that planning goes by. */
export function sizesOf(shapes: readonly Shape[]): SizeRange {
  const sides = shapes.flatMap(({ width, height }) => [width, height]);
  return {
    default: { width: 1024, height: 1024 },
    common: shapes.map(({ width, height }) => ({ width, height })),
    min: Math.min(...sides),
    max: Math.max(...sides),
    multipleOf: 16,
    closed: true,
  };
}

/** The shape of exactly this size. */
export function shapeOf(shapes: readonly Shape[], size: Size | undefined): Shape | undefined {
  return shapes.find(({ width, height }) => width === size?.width && height === size.height);
}

/** The shape that comes closest to a size: in its form first, then in its area. */
export function nearestShape(shapes: readonly Shape[], wanted: Size): Shape | undefined {
  const form = ({ width, height }: Size): number =>
    Math.abs(Math.log((width / height) * (wanted.height / wanted.width)));
  const area = ({ width, height }: Size): number =>
    Math.abs(Math.log((width * height) / (wanted.width * wanted.height)));
  return shapes.toSorted((one, other) => form(one) - form(other) || area(one) - area(other))[0];
}
