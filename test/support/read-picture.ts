import { checkSentFile, MIN_SIDE } from "../../src/images/check-picture.ts";
import { openPicture, type PictureFacts } from "../../src/images/open-picture.ts";

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
