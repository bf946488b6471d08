import { UserError } from "../domain/errors.ts";
import type { SniffedFormat } from "./sniff.ts";

/** Bytes of a file that people may send as a source. */
const MAX_FILE_BYTES = 16 * 1024 * 1024;

/** Pixels that are decoded at most: a phone's 48 megapixels, and a bit. */
const MAX_PIXELS = 50_000_000;

/** The shortest side, in pixels, from which a picture can be made. */
export const MIN_SIDE = 16;

const MEGABYTE = 1024 * 1024;

/** The formats that are decoded. */
export type ReadableFormat = "png" | "jpeg" | "webp" | "gif" | "avif";

/** Throws UserError for a file that is larger than what people may send. */
export function checkSentFile(bytes: Uint8Array): void {
  if (bytes.length <= MAX_FILE_BYTES) return;
  const megabytes = (bytes.length / MEGABYTE).toFixed(1);
  throw new UserError(
    "picture-too-large",
    `This file has ${megabytes} MB, and ${MAX_FILE_BYTES / MEGABYTE} MB is the most. Save it as JPEG or make it smaller.`,
  );
}

/** Throws UserError for a file with nothing in it. */
export function checkNotEmpty(bytes: Uint8Array): void {
  if (bytes.length > 0) return;
  throw new UserError(
    "invalid-picture",
    "This file is empty (0 bytes). Send the picture again; the upload may have been cut off.",
  );
}

/** Narrows to the formats that are read; throws UserError with advice for all others. */
export function readableFormat(format: SniffedFormat): ReadableFormat {
  switch (format) {
    case "png":
    case "jpeg":
    case "webp":
    case "gif":
    case "avif":
      return format;
    case "heic":
    case "tiff":
    case "bmp":
      throw new UserError(
        "invalid-picture",
        `${format.toUpperCase()} pictures cannot be read here. Save it as PNG or JPEG and send that.`,
      );
    case "svg":
      throw new UserError(
        "invalid-picture",
        "SVG is a drawing program, not a picture, and is not run here. Export it as PNG and send that.",
      );
    case "unknown":
  }
  throw new UserError(
    "invalid-picture",
    "This file is no picture. Send a PNG, JPEG, WebP, GIF or AVIF.",
  );
}

/** Throws UserError for a picture with too many pixels, or too few to start from. */
export function checkSize(width: number, height: number): void {
  const size = `${width} × ${height} pixels`;
  if (width * height > MAX_PIXELS) {
    throw new UserError(
      "picture-too-large",
      `This picture has ${size}, and ${MAX_PIXELS / 1_000_000} megapixels is the most. Make it smaller and send it again.`,
    );
  }
  if (Math.min(width, height) < MIN_SIDE) {
    throw new UserError(
      "invalid-picture",
      `This picture has ${size}; each side must have at least ${MIN_SIDE}. Send a larger one.`,
    );
  }
}
