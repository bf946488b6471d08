import type { SizeRange } from "../../domain/capabilities.ts";
import type { Size, Source } from "../../domain/request.ts";
import { say } from "../../words/index.ts";
import type { Warn } from "./warn.ts";

/** Differences in shape below this are a matter of rounding; scaling below this is not worth a word. */
const VISIBLE_CROP = 0.02;
const VISIBLE_SCALING = 0.1;
/** A larger picture is brought to this many pixels, unless an enlargement is wanted. */
const LARGE_AREA = 1536 ** 2;

/** The size in which a source picture is redrawn when nobody names one: its own, as far as it fits. */
export function sizeOfSource(source: Source, sizes: SizeRange): Size {
  const { min, max, multipleOf: step } = sizes;
  const area = source.width * source.height;
  const trained = sizes.default.width * sizes.default.height;
  const wished = source.enlarge ?? (area > LARGE_AREA ? Math.sqrt(trained / area) : 1);
  const shortest = min / Math.min(source.width, source.height);
  const longest = max / Math.max(source.width, source.height);
  const factor = Math.max(Math.min(wished, longest), shortest);
  const fit = (length: number): number =>
    Math.min(max, Math.max(min, Math.round((length * factor) / step) * step));
  return { width: fit(source.width), height: fit(source.height) };
}

/** Says what fitting the source to a size does to it: what is cut off, how far it is scaled. */
export function warnOfFit(source: Source, size: Size, model: string, warn: Warn): void {
  const from = `${source.width}×${source.height}`;
  const to = `${size.width}×${size.height}`;
  const across = size.width / source.width;
  const down = size.height / source.height;
  const wanted = source.enlarge ?? 1;
  if (Math.abs(Math.log(across / down)) > VISIBLE_CROP) {
    warn("image", say("planning.source-cropped", { model, from, to }));
  } else if (Math.abs(Math.max(across, down) / wanted - 1) > VISIBLE_SCALING) {
    const code = wanted === 1 ? "planning.source-scaled" : "planning.source-enlarged";
    warn("image", say(code, { model, from, to }));
  }
}
