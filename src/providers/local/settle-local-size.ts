import type { ModelDescription } from "../../diffusion/description/model-description.ts";
import type { GenerationRequest, Size } from "../../domain/request.ts";
import { settleSize } from "../planning/settle-size.ts";
import type { Warn } from "../planning/warn.ts";
import { grownSize } from "./grown-size.ts";
import type { LocalModel } from "./plan-local.ts";
import { ownShape, workingSize } from "./working-size.ts";

/** How many times a model's own area, at least and at most, a source picture may have to be kept. */
const KEPT_AREA = { least: 1 / 4, most: 4 };

/** Pixels that every model draws in reasonable time, one of small pictures too. */
const SMALL_AREA = 512 * 512;

/**
 * The size of the pictures. Any asked size within the model's bounds is. Without one, a source
 * picture keeps its own where the model draws pictures of about that area, one that is enlarged gets
 * twice its size, and others keep their shape at the model's usual area. A picture that is extended,
 * or redrawn in part, keeps its size as far as the model can draw it.
 */
export function settleLocalSize(
  request: GenerationRequest,
  model: LocalModel,
  warn: Warn,
): Size | undefined {
  const size = sizeOf(request, model, warn);
  if (size === undefined) return undefined;
  const working = workingSize(request, size, model.description);
  if (working !== undefined) {
    const { name } = model.description;
    const [drawn, given] = [text(working), text(size)];
    warn("size", `${name} draws ${drawn} at once: drawn so, and enlarged to ${given} after.`);
  }
  return size;
}

function inOwnShape(size: Size, description: ModelDescription, warn: Warn): Size {
  const shaped = ownShape(size, description);
  if (shaped === undefined) return size;
  const { name, defaults } = description;
  warn(
    "size",
    `From words, ${name} draws ${text(defaults.size)} and larger in that shape: ${text(size)} became ${text(shaped)}.`,
  );
  return shaped;
}

const text = ({ width, height }: Size): string => `${width}×${height}`;

function sizeOf(
  { size, source }: GenerationRequest,
  { capabilities, description }: LocalModel,
  warn: Warn,
): Size | undefined {
  const { sizes } = capabilities;
  if (sizes === undefined) return undefined;
  const settled = () => settleSize(size, sizes, source, description.name, warn);
  if (source === undefined) return inOwnShape(settled(), description, warn);
  if (size !== undefined && source.extend === undefined) return settled();
  const whole = grownSize(source);
  const area = whole.width * whole.height;
  const usual = sizes.default.width * sizes.default.height;
  const most = Math.max(usual * KEPT_AREA.most, SMALL_AREA);
  const isPartly = source.mask !== undefined || source.extend !== undefined;
  const largest = sizes.max / Math.max(whole.width, whole.height);
  const factor = () => {
    if (source.enlarge !== undefined) return Math.min(source.enlarge, largest);
    if (isPartly) return Math.min(1, largest, Math.sqrt(most / area));
    const isKept = area >= usual * KEPT_AREA.least && area <= most && largest >= 1;
    const smallest = sizes.min / Math.min(whole.width, whole.height);
    return isKept && smallest <= 1 ? 1 : Math.sqrt(usual / area);
  };
  const times = factor();
  // A picture that changes its size anyway takes one that needs no padding.
  const step = times === Math.sqrt(usual / area) ? description.latentScale : 1;
  const fit = (length: number) => {
    const nearest = Math.round((length * times) / step) * step;
    return Math.min(Math.max(nearest, sizes.min), sizes.max);
  };
  const fitted = { width: fit(whole.width), height: fit(whole.height) };
  if (isPartly && text(fitted) !== text(whole)) {
    warn(
      source.extend === undefined ? "mask" : "extend",
      `${description.name} draws ${text(fitted)} here: the picture was fitted to that from ${text(whole)}.`,
    );
  }
  if (size !== undefined && text(size) !== text(fitted)) {
    warn("size", `What a picture is extended by decides its size: ${text(fitted)} was drawn.`);
  }
  return fitted;
}
