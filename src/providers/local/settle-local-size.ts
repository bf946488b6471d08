import type { ModelDescription } from "../../diffusion/description/model-description.ts";
import type { SizeRange } from "../../domain/capabilities.ts";
import type { GenerationRequest, Size, Source } from "../../domain/request.ts";
import { say } from "../../words/index.ts";
import type { Warn } from "../planning/warn.ts";
import { clampToRange, fitShape, hasShapeOf, textOf, visiblePart } from "./fit-shape.ts";
import { grownSize } from "./grown-size.ts";
import type { LocalModel } from "./plan-local.ts";
import { ownShape, workingSize } from "./working-size.ts";

/** How many times a model's own area, at least and at most, a source picture may have to be kept. */
const KEPT_AREA = { least: 1 / 4, most: 4 };

/** Pixels that every model draws in reasonable time, one of small pictures too. */
const SMALL_AREA = 512 * 512;

/**
 * The size of the pictures. Any asked size within the model's bounds is; one beyond them keeps its
 * shape as far as the bounds allow. Without one, a source picture keeps its own where the model draws
 * pictures of about that area, one that is enlarged gets twice its size, and others keep their shape
 * at the model's usual area. A picture that is extended, or redrawn in part, keeps its size as far as
 * the model can draw it. A picture that a ControlNet follows counts as one to start from. A shape that is too long for the model is cut, and the warning says what is left.
 */
export function settleLocalSize(
  request: GenerationRequest,
  model: LocalModel,
  warn: Warn,
): Size | undefined {
  const { sizes } = model.capabilities;
  if (sizes === undefined) return undefined;
  const { source: begun, control, size: asked } = request;
  // A picture that is followed is followed in its own shape.
  const source: Source | undefined = begun ?? control?.image;
  const size =
    source !== undefined && (asked === undefined || source.extend !== undefined)
      ? sizeOfSource({ ...request, source }, sizes, model, warn)
      : sizeOfWish(request, sizes, model, warn);
  const working = workingSize(request, size, model.description);
  if (working !== undefined) {
    const { name } = model.description;
    const [drawn, given] = [textOf(working), textOf(size)];
    warn("size", say("engine.drawn-at-once", { name, drawn, given }));
  }
  return size;
}

/** The size that was asked for, or the model's own, within the bounds. */
function sizeOfWish(
  { size: asked, source }: GenerationRequest,
  sizes: SizeRange,
  { description }: LocalModel,
  warn: Warn,
): Size {
  if (asked === undefined) return inOwnShape(sizes.default, description, warn);
  const size = clampToRange(asked, sizes);
  if (textOf(size) !== textOf(asked)) {
    const { name } = description;
    const { min, max } = sizes;
    const [before, after] = [textOf(asked), textOf(size)];
    warn("size", say("engine.size-range", { name, min, max, before, after }));
  }
  return source === undefined ? inOwnShape(size, description, warn) : size;
}

function inOwnShape(size: Size, description: ModelDescription, warn: Warn): Size {
  const shaped = ownShape(size, description);
  if (shaped === undefined) return size;
  const { name, defaults } = description;
  const [own, before, after] = [textOf(defaults.size), textOf(size), textOf(shaped)];
  warn("size", say("engine.own-shape", { name, own, before, after }));
  return shaped;
}

/** The size that a source picture, with its extension, leads to. */
function sizeOfSource(
  { size: asked, source }: GenerationRequest,
  sizes: SizeRange,
  { description }: LocalModel,
  warn: Warn,
): Size {
  if (source === undefined) return sizes.default;
  const whole = grownSize(source);
  const area = whole.width * whole.height;
  const usual = sizes.default.width * sizes.default.height;
  const most = Math.max(usual * KEPT_AREA.most, SMALL_AREA);
  const isPartly = source.mask !== undefined || source.extend !== undefined;
  const fits = Math.max(whole.width, whole.height) <= sizes.max;
  const isUsual = fits && area >= usual * KEPT_AREA.least && area <= most;
  const factor = () => {
    if (source.enlarge !== undefined) return source.enlarge;
    if (isPartly) return Math.min(1, Math.sqrt(most / area), within(source.fitInto, whole));
    return isUsual ? 1 : Math.sqrt(usual / area);
  };
  const { name, latentScale } = description;
  const fitted = fitShape(whole, factor(), sizes, latentScale);
  const [before, after] = [textOf(whole), textOf(fitted)];
  if (!hasShapeOf(fitted, whole)) {
    const kept = textOf(visiblePart(fitted, whole));
    warn("size", say("engine.edges-cut", { name, before, after, kept }));
  } else if (isPartly && after !== before) {
    const option = source.extend === undefined ? "mask" : "extend";
    warn(option, say("engine.picture-fitted", { name, before, after }));
  }
  if (asked !== undefined && textOf(asked) !== after) {
    warn("size", say("engine.extension-decides-size", { after }));
  }
  return fitted;
}

/** By how much a picture has to shrink to fit into a size; 1 where it does. */
function within(size: Size | undefined, { width, height }: Size): number {
  return size === undefined ? 1 : Math.min(1, size.width / width, size.height / height);
}
