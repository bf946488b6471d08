import { UserError } from "../domain/errors.ts";
import type { Warning } from "../domain/warning.ts";
import { checkSentFile } from "./check-picture.ts";
import { openSharp } from "./door.ts";
import type { ImportedFile } from "./import-picture.ts";
import { MAX_KEPT_SIDE } from "./import-picture.ts";
import { openPicture } from "./open-picture.ts";

/** Levels this near to black or white count as it; a JPEG of a mask is never quite either. */
const NEARLY = 26;
const OPAQUE = 255;

/** The share of a drawn mask that its soft edges take at most. */
const SOFT_EDGES = 0.1;

/**
 * Makes a picture that somebody sent into a mask: a grey PNG, white where the picture is redrawn, at
 * most 2048 pixels a side. Without transparency the picture's lightness is the mask. With it, white
 * strokes (on nothing, or on black) are the mask; in any other picture what is transparent was
 * erased, as editors export it, and is redrawn.
 * Throws UserError for what is no sound picture, and for a mask that would redraw nothing.
 */
export async function importMask(bytes: Uint8Array): Promise<ImportedFile> {
  checkSentFile(bytes);
  const { facts, decode } = await openPicture(bytes);
  const { data, info } = await decode((picture) =>
    picture
      .autoOrient()
      .resize(MAX_KEPT_SIDE, MAX_KEPT_SIDE, { fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb")
      .ensureAlpha()
      .raw({ depth: "uchar" }),
  );
  const { width, height } = info;
  const levels = maskLevels(data);
  if (!levels.some((level) => level >= NEARLY)) {
    throw new UserError(
      "invalid-picture",
      "The mask is black all over, so nothing would be redrawn: paint white what is to change.",
    );
  }
  const open = await openSharp();
  const file = await open(levels, { raw: { width, height, channels: 1 } })
    .toColourspace("b-w")
    .png()
    .toBuffer();
  const warnings: Warning[] = facts.animated
    ? [{ option: "mask", message: "The mask is animated; its first frame was taken." }]
    : [];
  return { bytes: file, width, height, warnings };
}

/** One level for each pixel (red, green, blue, alpha): 255 is redrawn. */
function maskLevels(pixels: Uint8Array): Uint8Array {
  const count = pixels.length / 4;
  const painted = new Uint8Array(count);
  const erased = new Uint8Array(count);
  let hasHoles = false;
  for (let pixel = 0; pixel < count; pixel += 1) {
    const [red, green, blue, alpha] = pixelAt(pixels, pixel);
    painted[pixel] = Math.round(((0.299 * red + 0.587 * green + 0.114 * blue) * alpha) / OPAQUE);
    erased[pixel] = OPAQUE - alpha;
    hasHoles ||= alpha < OPAQUE - NEARLY;
  }
  return hasHoles && !isStrokes(pixels) ? erased : painted;
}

/** Whether what can be seen is black and white, but for the soft edges of strokes, with white in it. */
function isStrokes(pixels: Uint8Array): boolean {
  let [visible, white, other] = [0, 0, 0];
  for (let pixel = 0; pixel * 4 < pixels.length; pixel += 1) {
    const [red, green, blue, alpha] = pixelAt(pixels, pixel);
    if (alpha < OPAQUE - NEARLY) continue;
    visible += 1;
    if (Math.min(red, green, blue) > OPAQUE - NEARLY) white += 1;
    else if (Math.max(red, green, blue) > NEARLY) other += 1;
  }
  return white > 0 && other <= visible * SOFT_EDGES;
}

function pixelAt(pixels: Uint8Array, pixel: number): readonly [number, number, number, number] {
  const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(pixel * 4, pixel * 4 + 4);
  return [red, green, blue, alpha];
}
