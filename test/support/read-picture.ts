import { checkSentFile } from "../../src/images/pictures/check-picture.ts";
import { MIN_SIDE } from "../../src/images/pictures/limits.ts";
import { openPicture } from "../../src/images/pictures/open-picture.ts";
import type { PictureFacts } from "../../src/images/pictures/picture-facts.ts";

/**
 * Checks a file that somebody sent and decodes it in full (its first frame).
 * Throws UserError with advice for everything that is no sound picture within the limits.
 */
export async function readPicture(bytes: Uint8Array): Promise<PictureFacts> {
  checkSentFile(bytes);
  const { facts, decode } = await openPicture(bytes);
  // A small result keeps the memory small, and yet every line is decoded.
  await decode((picture) => picture.resize(MIN_SIDE, MIN_SIDE, { fastShrinkOnLoad: false }).raw());
  return facts;
}
