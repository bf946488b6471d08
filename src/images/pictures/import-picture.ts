import type { Sharp } from "sharp";
import type { Size } from "../../domain/request.ts";
import { type Warning, warning } from "../../domain/warning.ts";
import { say } from "../../words/index.ts";
import { checkRatio, checkSentFile } from "./check-picture.ts";
import { MAX_KEPT_SIDE } from "./limits.ts";
import { openPicture } from "./open-picture.ts";
import type { PictureFacts } from "./picture-facts.ts";

/** A picture made ready to start from: always a PNG. Sizes in pixels. */
export interface ImportedFile extends Size {
  readonly bytes: Buffer;
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
 * where somebody lives). Costs about 200 ms for 2048 × 2048.
 * Throws UserError with advice for everything that is no sound picture within the limits.
 */
export async function importPicture(bytes: Uint8Array): Promise<ImportedFile> {
  checkSentFile(bytes);
  const { facts, decode } = await openPicture(bytes);
  checkRatio(facts);
  const { data, info } = await decode((picture) =>
    uprightWithinLimit(picture).flatten({ background: "white" }).toColourspace("srgb").png(),
  );
  const { width, height } = info;
  return { bytes: data, width, height, warnings: warningsFor(facts, { width, height }) };
}

function warningsFor(facts: PictureFacts, kept: Size): readonly Warning[] {
  const warnings: Warning[] = [];
  if (facts.frames > 1) warnings.push(warning("image", say("images.animated")));
  if (kept.width < facts.width || kept.height < facts.height) {
    warnings.push(
      warning(
        "image",
        say("images.scaled-down", {
          width: facts.width,
          height: facts.height,
          keptWidth: kept.width,
          keptHeight: kept.height,
        }),
      ),
    );
  }
  return warnings;
}
