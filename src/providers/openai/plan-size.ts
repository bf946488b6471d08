import type { SizeRange } from "../../domain/capabilities.ts";
import type { GenerationRequest, Size } from "../../domain/request.ts";

/**
 * The size to ask for when nobody said one and there is a source picture: its shape, with about as
 * many pixels as the model's usual size, or the enlarged size that was ordered. Undefined where the
 * model chooses from a list, or nothing is to be said.
 */
export function sizeOfSource(
  { size, source }: GenerationRequest,
  sizes: SizeRange | undefined,
): Size | undefined {
  if (size || !source || !sizes || sizes.closed) return size;
  const usual = Math.sqrt(sizes.default.width * sizes.default.height);
  const scale = source.enlarge ?? usual / Math.sqrt(source.width * source.height);
  const { min, max, multipleOf: step, maxPixels = Infinity, maxAspect = max / min } = sizes;
  const [wide, high] = [source.width * scale, source.height * scale];
  const shrink = Math.min(1, max / Math.max(wide, high), Math.sqrt(maxPixels / (wide * high)));
  const least = Math.max(min, (Math.max(wide, high) * shrink) / maxAspect);
  const fit = (length: number): number =>
    Math.min(
      Math.floor(max / step),
      Math.max(Math.ceil(least / step), Math.floor((length * shrink) / step + 0.25)),
    ) * step;
  return { width: fit(wide), height: fit(high) };
}
