import { UserError } from "../../domain/errors.ts";
import { type Warning, warning } from "../../domain/warning.ts";
import { say } from "../../words/index.ts";
import { checkRatio, checkSentFile } from "./check-picture.ts";
import { type ImportedFile, uprightWithinLimit } from "./import-picture.ts";
import { openPicture } from "./open-picture.ts";
import { openSharp } from "./open-sharp.ts";

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
  checkRatio(facts);
  const { data, info } = await decode((picture) =>
    uprightWithinLimit(picture).toColourspace("srgb").ensureAlpha().raw({ depth: "uchar" }),
  );
  const { width, height } = info;
  const levels = maskLevels(data);
  if (!levels.some((level) => level >= NEARLY)) {
    throw new UserError("invalid-picture", say("images.black-mask"));
  }
  const file = await openSharp(levels, { raw: { width, height, channels: 1 } })
    .toColourspace("b-w")
    .png()
    .toBuffer();
  const warnings: Warning[] =
    facts.frames > 1 ? [warning("mask", say("images.animated-mask"))] : [];
  return { bytes: file, width, height, warnings };
}

/** One level for each pixel (red, green, blue, alpha): 255 is redrawn. */
function maskLevels(pixels: Uint8Array): Uint8Array {
  const count = pixels.length / 4;
  const painted = new Uint8Array(count);
  const erased = new Uint8Array(count);
  const seen: Seen = { hasHoles: false, visible: 0, white: 0, other: 0 };
  for (let pixel = 0; pixel < count; pixel += 1) {
    const alpha = pixels[pixel * 4 + 3] ?? 0;
    const level = lightness(pixels, pixel);
    painted[pixel] = Math.round((level * alpha) / OPAQUE);
    erased[pixel] = OPAQUE - alpha;
    note(seen, level, alpha);
  }
  return seen.hasHoles && !isStrokes(seen) ? erased : painted;
}

/** What was seen of a mask: pixels by the hundreds of thousands, of which these are the counts. */
interface Seen {
  hasHoles: boolean;
  visible: number;
  white: number;
  other: number;
}

function note(seen: Seen, level: number, alpha: number): void {
  if (alpha < OPAQUE - NEARLY) {
    seen.hasHoles = true;
    return;
  }
  seen.visible += 1;
  // Only white is as light as white, and only black as dark as black, whatever the colour.
  if (level > OPAQUE - NEARLY) seen.white += 1;
  else if (level > NEARLY) seen.other += 1;
}

/** Whether what can be seen is black and white, but for the soft edges of strokes, with white in it. */
function isStrokes({ visible, white, other }: Seen): boolean {
  return white > 0 && other <= visible * SOFT_EDGES;
}

/** How light a pixel looks, 0 to 255 (the luma of ITU-R BT.601). */
function lightness(pixels: Uint8Array, pixel: number): number {
  const at = pixel * 4;
  return 0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0);
}
