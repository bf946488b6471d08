import type { Size, Source } from "../../domain/request.ts";
import type { SourceTarget } from "../image-model.ts";
import type { Warn } from "../planning/warn.ts";
import { say } from "../../words/index.ts";

/** SDXL works in steps of 8 pixels; Segmind's SDXL text model takes 512 to 2048 a side. */
const STEP = 8;
const SHORTEST = 512;
const LONGEST = 2048;

/** A larger picture is brought to the size that SDXL was trained at, unless an enlargement is wanted. */
const LARGE_AREA = 1536 ** 2;
const TRAINED_AREA = 1024 ** 2;

/** Differences in shape below this are a matter of rounding, and scaling below this is not worth a word. */
const VISIBLE_CROP = 0.02;
const VISIBLE_SCALING = 0.1;

/** How a model wants the source: cropped to a size that is asked for, or close to the source's own. */
export function sourceTarget(source: Source, size: Size | undefined): SourceTarget {
  return { ...(size ?? freeSize(source)), fit: "cover", format: "jpeg" };
}

function freeSize(source: Source): Size {
  const enlarged = source.enlarge ?? 1;
  const area = source.width * source.height;
  const wanted = enlarged === 1 && area > LARGE_AREA ? Math.sqrt(TRAINED_AREA / area) : enlarged;
  const longest = LONGEST / Math.max(source.width, source.height);
  const shortest = SHORTEST / Math.min(source.width, source.height);
  const factor = Math.max(Math.min(wanted, longest), shortest);
  const fit = (length: number): number => {
    const rounded = Math.round((length * factor) / STEP) * STEP;
    return Math.min(LONGEST, Math.max(SHORTEST, rounded));
  };
  return { width: fit(source.width), height: fit(source.height) };
}

/** Says what fitting the source to the model does to it: what is cut off, and how far it is scaled. */
export function warnOfFit(source: Source, size: Size | undefined, model: string, warn: Warn): void {
  const target = sourceTarget(source, size);
  const from = `${source.width}×${source.height}`;
  const to = `${target.width}×${target.height}`;
  const across = target.width / source.width;
  const down = target.height / source.height;
  const wanted = source.enlarge ?? 1;
  const scale = Math.max(across, down);
  if (Math.abs(Math.log(across / down)) > VISIBLE_CROP) {
    warn("image", say("planning.source-cropped", { model, from, to }));
  } else if (Math.abs(scale / wanted - 1) > VISIBLE_SCALING) {
    const code = wanted === 1 ? "planning.source-scaled" : "planning.source-enlarged";
    warn("image", say(code, { model, from, to }));
  }
}
