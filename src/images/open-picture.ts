import type { Metadata, Sharp } from "sharp";
import { UserError } from "../domain/errors.ts";
import { checkNotEmpty, checkSize, type ReadableFormat, readableFormat } from "./check-picture.ts";
import { openSharp } from "./door.ts";
import { plainJpegSize } from "./plain-jpeg.ts";
import { sniffFormat } from "./sniff.ts";

/** Pixels from which a picture waits for other large ones before it is decoded. */
const LARGE_PIXELS = 8_000_000;

/** What a picture is: its size in pixels as it is shown, its format, whether it moves. */
export interface PictureFacts {
  readonly width: number;
  readonly height: number;
  readonly format: ReadableFormat;
  readonly animated: boolean;
}

/** A picture that was checked by its header, ready to be decoded. */
export interface OpenedPicture {
  readonly facts: PictureFacts;
  /** Needs no change to be shown: upright, three channels of 8 bits in sRGB, without a profile. */
  readonly isPlain: boolean;
  /**
   * Runs the pipeline that `shape` makes of the picture, in full; sizes in pixels.
   * Throws UserError when the picture is damaged or cut off.
   */
  readonly decode: (shape: (picture: Sharp) => Sharp) => Promise<DecodedPicture>;
}

/** What a pipeline gave: a file or raw pixels, and its size. */
export interface DecodedPicture {
  readonly data: Buffer;
  readonly info: { readonly width: number; readonly height: number };
}

/**
 * Checks a file by its header alone, before a single pixel is decoded: what it is, how large it
 * says it is. Throws UserError with advice for everything that is no picture within the limits.
 */
export async function openPicture(bytes: Uint8Array): Promise<OpenedPicture> {
  checkNotEmpty(bytes);
  const format = readableFormat(sniffFormat(bytes));
  const open = await openSharp();
  // The size is checked here with better words than libvips has for it.
  const picture = open(bytes, { limitInputPixels: false, failOn: "error" });
  const { isPlain, ...facts } =
    plainJpeg(bytes, format) ?? describe(await headerOf(picture, format), format);
  const { width, height } = facts;
  checkSize(width, height);
  const isLarge = width * height > LARGE_PIXELS;
  return {
    facts,
    isPlain,
    decode(shape) {
      const run = () => runSound(shape(picture));
      return isLarge ? afterOthers(run) : run();
    },
  };
}

async function runSound(pipeline: Sharp): Promise<DecodedPicture> {
  try {
    return await pipeline.toBuffer({ resolveWithObject: true });
  } catch (error) {
    throw new UserError(
      "invalid-picture",
      "This picture is damaged or only half there. Open it, save it again as PNG or JPEG, and send that.",
      { cause: error },
    );
  }
}

type Description = PictureFacts & Pick<OpenedPicture, "isPlain">;

function plainJpeg(bytes: Uint8Array, format: ReadableFormat): Description | undefined {
  const size = format === "jpeg" ? plainJpegSize(bytes) : undefined;
  return size && { ...size, format, animated: false, isPlain: true };
}

function describe(metadata: Metadata, format: ReadableFormat): Description {
  const { space, channels, depth, hasProfile, orientation = 1, pages = 1 } = metadata;
  const { width, height } = metadata.autoOrient;
  const isSrgb = space === "srgb" && channels === 3 && depth === "uchar";
  const isPlain = isSrgb && !hasProfile && orientation === 1;
  return { width, height, format, animated: pages > 1, isPlain };
}

let lastLarge: Promise<unknown> = Promise.resolve();

/** Large pictures are decoded one after the other: each may need 300 MB for a moment. */
function afterOthers<Result>(run: () => Promise<Result>): Promise<Result> {
  const result = lastLarge.then(run);
  lastLarge = result.catch(() => {});
  return result;
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
