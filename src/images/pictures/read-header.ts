import type { Metadata } from "sharp";
import { UserError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";
import { explainFormat } from "./explain-format.ts";
import { MAX_FRAMES } from "./limits.ts";
import { openSharp } from "./open-sharp.ts";

/**
 * What the decoder says of a file before it decodes a pixel. Throws UserError with advice for a file
 * that it does not take.
 */
export async function readHeader(bytes: Uint8Array): Promise<Metadata> {
  checkFrames(bytes);
  try {
    // The size is checked by others, with better words than libvips has for it.
    return await openSharp(bytes, { limitInputPixels: false }).metadata();
  } catch (error) {
    throw new UserError("invalid-picture", explainFormat(bytes), { cause: error });
  }
}

/** libwebp looks for each frame from the first on: for 65,535 of them it takes five seconds. */
function checkFrames(bytes: Uint8Array): void {
  const frames = webpFrames(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  if (frames <= MAX_FRAMES) return;
  throw new UserError(
    "picture-too-large",
    say("images.too-many-frames", { frames, most: MAX_FRAMES }),
  );
}

const HEADER_BYTES = 12;
const CHUNK_BYTES = 8;

/** How many frames a WebP holds at most; 0 for other files. */
function webpFrames(file: Buffer): number {
  const isWebp =
    file.toString("latin1", 0, 4) === "RIFF" && file.toString("latin1", 8, 12) === "WEBP";
  let frames = 0;
  let at = isWebp ? HEADER_BYTES : file.length;
  while (at + CHUNK_BYTES <= file.length) {
    if (file.toString("latin1", at, at + 4) === "ANMF") frames += 1;
    const length = file.readUInt32LE(at + 4);
    at += CHUNK_BYTES + length + (length % 2);
  }
  return frames;
}
