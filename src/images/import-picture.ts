import type { Sharp } from "sharp";
import { type Warning, warning } from "../domain/warning.ts";
import { checkSentFile } from "./check-picture.ts";
import { openPicture, type PictureFacts } from "./open-picture.ts";

/** The longest side, in pixels, that is kept of a picture that somebody sent. */
const MAX_KEPT_SIDE = 2048;

/** A picture made ready to start from: always a PNG. */
export interface ImportedFile {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
  readonly warnings: readonly Warning[];
}

/** A sent picture the right way up, scaled down where it is larger than what is kept. */
export function uprightWithinLimit(picture: Sharp): Sharp {
  return picture
    .autoOrient()
    .resize(MAX_KEPT_SIDE, MAX_KEPT_SIDE, { fit: "inside", withoutEnlargement: true });
}

/**
 * Makes a picture that somebody sent into a plain PNG: upright, sRGB with 8 bits, transparent
 * parts white, at most 2048 pixels a side, and without the sender's metadata (a photo can tell
 * where somebody lives). Costs about 200 ms for 2048 × 2048 on a thread of the pool.
 * Throws UserError with advice for everything that is no sound picture within the limits.
 */
export async function importPicture(bytes: Uint8Array): Promise<ImportedFile> {
  checkSentFile(bytes);
  const { facts, decode } = await openPicture(bytes);
  const { data, info } = await decode((picture) =>
    uprightWithinLimit(picture).flatten({ background: "white" }).toColourspace("srgb").png(),
  );
  const { width, height } = info;
  return { bytes: data, width, height, warnings: warningsFor(facts, { width, height }) };
}

function warningsFor(
  facts: PictureFacts,
  kept: { readonly width: number; readonly height: number },
): readonly Warning[] {
  const warnings: Warning[] = [];
  if (facts.animated) {
    warnings.push(warning("image", "The picture is animated; its first frame was taken."));
  }
  if (kept.width < facts.width || kept.height < facts.height) {
    warnings.push(
      warning(
        "image",
        `The picture was scaled down from ${facts.width} × ${facts.height} to ${kept.width} × ${kept.height}.`,
      ),
    );
  }
  return warnings;
}
