import type { Sharp } from "sharp";
import type { EncodedPicture, PixelPicture } from "../../domain/pixels.ts";
import type { PictureFile } from "../picture.ts";
import { openPicture } from "./open-picture.ts";
import { openSharp } from "./open-sharp.ts";

/** The longer side of a preview in pixels: small enough to send every few seconds. */
const LARGEST = 256;
const SMALLEST = 128;

/**
 * A small WebP of a half-made picture, for progress messages; costs about 5 ms. Throws UserError for
 * a file that is no picture.
 */
export async function previewFile(picture: PixelPicture | EncodedPicture): Promise<PictureFile> {
  if (picture.kind === "encoded") {
    const { facts, decode } = await openPicture(picture.bytes);
    const { data } = await decode((opened) => shrink(opened, facts));
    return { bytes: data, mediaType: "image/webp" };
  }
  const { data, width, height } = picture;
  const opened = openSharp(data, { raw: { width, height, channels: 3 } });
  return { bytes: await shrink(opened, picture).toBuffer(), mediaType: "image/webp" };
}

function shrink(
  opened: Sharp,
  { width, height }: { readonly width: number; readonly height: number },
): Sharp {
  const longer = Math.max(width, height);
  const scale = Math.min(LARGEST, Math.max(SMALLEST, longer)) / longer;
  return opened
    .resize(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)))
    .webp({ quality: 60, effort: 0 });
}
