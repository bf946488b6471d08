import type { Metadata, Sharp } from "sharp";
import { UserError } from "../domain/errors.ts";
import { openSharp } from "./door.ts";
import { type SniffedFormat, sniffFormat } from "./sniff.ts";

/** Bytes of a file that people may send as a source. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;

/** Pixels that are decoded at most: a phone's 48 megapixels, and a bit. */
export const MAX_PIXELS = 50_000_000;

/** The shortest side, in pixels, from which a picture can be made. */
export const MIN_SIDE = 16;

const MEGABYTE = 1024 * 1024;

export type ReadableFormat = "png" | "jpeg" | "webp" | "gif" | "avif";

/** What a picture is: its size in pixels as it is shown, its format, whether it moves. */
export interface PictureFacts {
  readonly width: number;
  readonly height: number;
  readonly format: ReadableFormat;
  readonly animated: boolean;
}

/**
 * Checks a file that somebody sent and decodes it in full (its first frame).
 * Costs about 10 ms a megapixel on a thread of the pool. Throws UserError with advice for
 * everything that is no sound picture within the limits above.
 */
export async function readPicture(bytes: Uint8Array): Promise<PictureFacts> {
  const { facts, picture } = await inspectPicture(bytes);
  // A small result keeps the memory small, and yet every line is decoded.
  await decode(() => picture.resize(MIN_SIDE, MIN_SIDE, { fastShrinkOnLoad: false }).raw());
  return facts;
}

/**
 * Checks a file by its header alone, before a single pixel is decoded: what it is, how large it
 * says it is. Gives the facts and the picture, opened for decoding. Throws UserError as above.
 */
export async function inspectPicture(
  bytes: Uint8Array,
): Promise<{ readonly facts: PictureFacts; readonly picture: Sharp }> {
  checkFile(bytes);
  const format = readableFormat(sniffFormat(bytes));
  const open = await openSharp();
  // The size is checked here with better words than libvips has for it.
  const picture = open(bytes, { limitInputPixels: false, failOn: "error" });
  const metadata = await headerOf(picture, format);
  const { width, height } = metadata.autoOrient;
  checkSize(width, height);
  return { facts: { width, height, format, animated: (metadata.pages ?? 1) > 1 }, picture };
}

/** Runs a pipeline that decodes a picture from outside; what cannot be decoded is a UserError. */
export async function decode(
  pipeline: () => Sharp,
): Promise<{ data: Buffer; info: { width: number; height: number; channels: number } }> {
  try {
    return await pipeline().toBuffer({ resolveWithObject: true });
  } catch (error) {
    throw new UserError(
      "invalid-picture",
      "This picture is damaged or only half there. Open it, save it again as PNG or JPEG, and send that.",
      { cause: error },
    );
  }
}

function checkFile(bytes: Uint8Array): void {
  if (bytes.length === 0) {
    throw new UserError(
      "invalid-picture",
      "This file is empty (0 bytes). Send the picture again; the upload may have been cut off.",
    );
  }
  if (bytes.length > MAX_FILE_BYTES) {
    const megabytes = (bytes.length / MEGABYTE).toFixed(1);
    throw new UserError(
      "picture-too-large",
      `This file has ${megabytes} MB, and ${MAX_FILE_BYTES / MEGABYTE} MB is the most. Save it as JPEG or make it smaller.`,
    );
  }
}

function readableFormat(format: SniffedFormat): ReadableFormat {
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

async function headerOf(picture: Sharp, format: ReadableFormat): Promise<Metadata> {
  try {
    return await picture.metadata();
  } catch (error) {
    throw new UserError(
      "invalid-picture",
      `This file begins like a ${format.toUpperCase()}, but cannot be read: it is damaged or cut off. Save it again as PNG or JPEG and send that.`,
      { cause: error },
    );
  }
}

function checkSize(width: number, height: number): void {
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
