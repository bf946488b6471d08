import type { ModelDescription } from "../../diffusion/description/model-description.ts";
import type { GenerationRequest, Size } from "../../domain/request.ts";

/** Times a fixed model's own area from which its tiles would each draw a picture of their own. */
const MOST_AREA = 1.5;

/** From this share of the wanted size on, drawing smaller and enlarging gains nothing. */
const NEARLY_ALL = 0.9;

/**
 * The size at which a model that is fixed to one size draws a larger picture, or changes a much
 * larger one, before the result is enlarged to what was asked; undefined where it draws that size at
 * once. Drawn directly, each of the many tiles would try to show the whole prompt.
 */
export function workingSize(
  { source, hires }: Pick<GenerationRequest, "source" | "hires">,
  { width, height }: Size,
  { defaults, fixed, latentScale }: Pick<ModelDescription, "defaults" | "fixed" | "latentScale">,
): Size | undefined {
  const own = ownSize({ fixed, latentScale });
  if (own === undefined) return undefined;
  if (source === undefined) {
    return width > own.width || height > own.height ? own : undefined;
  }
  const { mask, extend, enlarge } = source;
  if (mask !== undefined || extend !== undefined || enlarge !== undefined) return undefined;
  if (hires !== undefined) return undefined;
  const usual = defaults.size.width * defaults.size.height;
  if (width * height <= usual * MOST_AREA) return undefined;
  const factor = Math.max(
    Math.sqrt(usual / (width * height)),
    own.width / width,
    own.height / height,
  );
  if (factor > NEARLY_ALL) return undefined;
  const fit = (length: number) => Math.round((length * factor) / latentScale) * latentScale;
  const working = { width: fit(width), height: fit(height) };
  return working.width <= width && working.height <= height ? working : undefined;
}

/**
 * The size of the same shape as a fixed model's own that is nearest to an asked one: from words, such
 * a model draws no other shape. Undefined where it may be kept.
 */
export function ownShape(
  { width, height }: Size,
  description: Pick<ModelDescription, "fixed" | "latentScale">,
): Size | undefined {
  const own = ownSize(description);
  if (own === undefined) return undefined;
  const times = Math.max(1, Math.min(width / own.width, height / own.height));
  const shaped = { width: Math.round(own.width * times), height: Math.round(own.height * times) };
  return shaped.width === width && shaped.height === height ? undefined : shaped;
}

/** The only size that a model draws, in pixels; undefined where it draws any. */
function ownSize({
  fixed: { denoiser },
  latentScale,
}: Pick<ModelDescription, "fixed" | "latentScale">): Size | undefined {
  if (denoiser === undefined) return undefined;
  return { width: denoiser.width * latentScale, height: denoiser.height * latentScale };
}
