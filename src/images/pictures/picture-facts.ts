import type { Metadata } from "sharp";

/** The formats that are decoded. */
export type ReadableFormat = "png" | "jpeg" | "webp" | "gif" | "avif";

/**
 * What the decoder itself says of a picture before it decodes a pixel: the size in pixels as it is
 * shown, the format, how many frames it has and how many bytes its pixels take.
 */
export interface PictureFacts {
  readonly width: number;
  readonly height: number;
  readonly format: ReadableFormat;
  readonly frames: number;
  readonly decodedBytes: number;
  /** Needs no change to be shown: upright, three channels of 8 bits in sRGB, without a profile. */
  readonly isPlain: boolean;
}

/** libvips' names of the kinds of numbers in a pixel, and their sizes in bytes. */
const bytesOf: Readonly<Record<string, number>> = {
  uchar: 1,
  char: 1,
  ushort: 2,
  short: 2,
  uint: 4,
  int: 4,
  float: 4,
};
const MOST_BYTES = 16;

/** Reads the facts; undefined for a format that is not decoded here. */
export function pictureFacts(metadata: Metadata): PictureFacts | undefined {
  const format = readableFormat(metadata);
  if (format === undefined) return undefined;
  const { space, channels, depth, hasProfile, orientation = 1, pages = 1 } = metadata;
  const { width, height } = metadata.autoOrient;
  const isSrgb = space === "srgb" && channels === 3 && depth === "uchar";
  return {
    width,
    height,
    format,
    frames: pages,
    decodedBytes: width * height * channels * (bytesOf[depth] ?? MOST_BYTES),
    isPlain: isSrgb && !hasProfile && orientation === 1,
  };
}

const readable: Readonly<Record<string, ReadableFormat>> = {
  png: "png",
  jpeg: "jpeg",
  webp: "webp",
  gif: "gif",
};

function readableFormat({ format, compression }: Metadata): ReadableFormat | undefined {
  return format === "heif" && compression === "av1" ? "avif" : readable[format];
}
