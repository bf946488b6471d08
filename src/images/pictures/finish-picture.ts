import type { Sharp } from "sharp";
import type { PixelPicture } from "../../domain/pixels.ts";
import { jpegWithNotes, notesOf, pngWithNotes } from "../notes/notes.ts";
import type { PictureParameters } from "../parameters.ts";
import { type DecodedPicture, type OpenedPicture, openPicture } from "./open-picture.ts";
import { openSharp } from "./open-sharp.ts";
import type { PictureFacts } from "./picture-facts.ts";

/** A finished picture as it is stored; sizes in pixels. */
export interface FinishedPicture {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
  readonly mediaType: "image/png" | "image/jpeg";
}

/** How a picture was made; its size is read from the picture. */
type Making = Omit<PictureParameters, "width" | "height">;

/** Makes a model's pixels into a PNG with its parameters as text; about 80 ms for 1024 × 1024. */
export async function finishPixels(
  { data, width, height }: PixelPicture,
  making: Making,
): Promise<FinishedPicture> {
  const picture = openSharp(data, { raw: { width, height, channels: 3 } });
  return asPng(await encode(picture).toBuffer({ resolveWithObject: true }), making);
}

/**
 * Makes the file that a service gave into the one that is kept: decoded in full, sRGB with 8 bits,
 * without foreign metadata, with its parameters as text. It becomes a PNG; a JPEG keeps every bit of
 * its picture instead, since a PNG of it would be ten times as large and no better.
 * Throws UserError when it is no sound picture: the caller knows whose it is.
 */
export async function finishFile(file: Buffer, making: Making): Promise<FinishedPicture> {
  const opened = await openPicture(file);
  return (
    (await keepJpeg(file, opened.facts, making)) ?? asPng(await encodeAnew(opened, making), making)
  );
}

/** The same picture with other notes, where that is possible; what comes out is decoded as a check. */
async function keepJpeg(
  file: Buffer,
  { format, isPlain, width, height }: PictureFacts,
  making: Making,
): Promise<FinishedPicture | undefined> {
  if (format !== "jpeg" || !isPlain) return undefined;
  const bytes = jpegWithNotes(file, notesOf({ ...making, width, height }));
  if (bytes === undefined) return undefined;
  const { facts, decode } = await openPicture(bytes);
  if (facts.width !== width || facts.height !== height) return undefined;
  await decode((picture) => atAnEighth(picture, facts).raw());
  return { bytes, width, height, mediaType: "image/jpeg" };
}

/**
 * JPEG's decoder reads the whole code of a picture at any scale, and finds the same damage in it;
 * at an eighth it leaves out only the arithmetic, which cannot fail, in half the time.
 */
function atAnEighth(picture: Sharp, { width, height }: PictureFacts): Sharp {
  const [across, down] = [width, height].map((length) => Math.ceil(length / 8));
  return picture.resize(across, down, { fit: "fill", kernel: "nearest" });
}

function asPng({ data, info }: DecodedPicture, making: Making): FinishedPicture {
  const { width, height } = info;
  const bytes = pngWithNotes(data, notesOf({ ...making, width, height }));
  return { bytes, width, height, mediaType: "image/png" };
}

/** What is transparent is laid on white, unless it was ordered so. */
function encodeAnew({ decode }: OpenedPicture, { request }: Making): Promise<DecodedPicture> {
  return decode((picture) => {
    const upright = picture.autoOrient();
    return encode(request.transparent ? upright : upright.flatten({ background: "white" }));
  });
}

function encode(picture: Sharp): Sharp {
  return picture.toColourspace("srgb").png();
}
