import { UserError } from "../../domain/errors.ts";
import { type Message, say } from "../../words/index.ts";
import {
  MAX_AVIF_PIXELS,
  MAX_DECODED_BYTES,
  MAX_FILE_BYTES,
  MAX_FRAMES,
  MAX_PIXELS,
  MAX_RATIO,
  MAX_SIDE,
  MIN_SIDE,
} from "./limits.ts";
import type { PictureFacts } from "./picture-facts.ts";

const MEGAPIXEL = 1_000_000;

/** Throws UserError for a file that is larger than what people may send. */
export function checkSentFile({ length: size }: Uint8Array): void {
  if (size > MAX_FILE_BYTES) {
    throw tooLarge(say("images.file-too-large", { size, most: MAX_FILE_BYTES }));
  }
}

/** Throws UserError for a file with nothing in it. */
export function checkNotEmpty({ length }: Uint8Array): void {
  if (length === 0) throw invalid(say("images.empty-file"));
}

/**
 * Throws UserError for a picture that is not to be decoded: a side that is too long or too short,
 * too many pixels, bytes of them, or frames.
 */
export function checkFacts(facts: PictureFacts): void {
  const { width, height, format, frames, decodedBytes } = facts;
  const size = { width, height };
  if (Math.max(width, height) > MAX_SIDE) {
    throw tooLarge(say("images.side-too-long", { ...size, most: MAX_SIDE }));
  }
  if (width * height > MAX_PIXELS) {
    throw tooLarge(say("images.too-many-pixels", { ...size, most: MAX_PIXELS / MEGAPIXEL }));
  }
  if (format === "avif" && width * height > MAX_AVIF_PIXELS) {
    const most = MAX_AVIF_PIXELS / MEGAPIXEL;
    throw tooLarge(say("images.too-many-avif-pixels", { ...size, most }));
  }
  if (decodedBytes > MAX_DECODED_BYTES) {
    const most = MAX_DECODED_BYTES;
    throw tooLarge(say("images.too-many-decoded-bytes", { ...size, decodedBytes, most }));
  }
  if (frames > MAX_FRAMES)
    throw tooLarge(say("images.too-many-frames", { frames, most: MAX_FRAMES }));
  if (Math.min(width, height) < MIN_SIDE) {
    throw invalid(say("images.side-too-short", { ...size, least: MIN_SIDE }));
  }
}

/** Throws UserError for a picture that would be too narrow once it is made as small as it is kept. */
export function checkRatio({ width, height }: PictureFacts): void {
  if (Math.max(width, height) <= Math.min(width, height) * MAX_RATIO) return;
  throw invalid(say("images.too-narrow", { width, height, most: MAX_RATIO }));
}

function tooLarge(says: Message): UserError {
  return new UserError("picture-too-large", says);
}

function invalid(says: Message): UserError {
  return new UserError("invalid-picture", says);
}
