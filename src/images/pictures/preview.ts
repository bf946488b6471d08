import type { PixelPicture } from "../../domain/pixels.ts";
import type { PictureFile } from "../picture.ts";
import { openSharp } from "./open-sharp.ts";

/** The longer side of a preview in pixels: small enough to send every few seconds. */
const LARGEST = 256;
const SMALLEST = 128;

/** A small WebP of a half-made picture, for progress messages; costs about 5 ms. */
export async function previewFile(pixels: PixelPicture): Promise<PictureFile> {
  const { data, width, height } = pixels;
  const longer = Math.max(width, height);
  const scale = Math.min(LARGEST, Math.max(SMALLEST, longer)) / longer;
  const bytes = await openSharp(data, { raw: { width, height, channels: 3 } })
    .resize(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)))
    .webp({ quality: 60, effort: 0 })
    .toBuffer();
  return { bytes, mediaType: "image/webp" };
}
