import type { Exif } from "sharp";
import { UserError } from "../domain/errors.ts";
import { openSharp } from "./door.ts";
import { jpegComments } from "./jpeg-segments.ts";
import { EASEL_KEYWORD } from "./parameters.ts";
import { parseEasel } from "./parse-easel.ts";
import type { PictureFile } from "./picture.ts";
import { addPngTexts, readPngTexts } from "./png-text.ts";
import { sniffFormat } from "./sniff.ts";

/** A file that fits, and what was done to it in words ("sent as WebP"); undefined for nothing. */
export interface ShrunkFile extends PictureFile {
  readonly change: string | undefined;
}

/** Qualities of WebP that are tried before a picture is made smaller. */
const QUALITIES = [95, 90, 80, 70];

/** Factors by which a picture is made smaller when quality alone does not do. */
const SCALES = [0.75, 0.5, 0.375, 0.25, 0.125];

const SMALLER_QUALITY = 80;

/** The share of a file that its parameters may take. */
const LARGEST_SHARE = 0.1;

/** A better packed PNG saves a tenth or so; it is tried only when that could be enough. */
const WORTH_PACKING = 1.25;

/**
 * Makes each picture file fit into `limitBytes`, by the gentlest means that does: packed better,
 * as WebP at falling quality, at last smaller. The files that fit already are given as they are.
 * Costs up to about a second for 1024 × 1024, on a thread of the pool.
 * Throws UserError when even the smallest is too large.
 */
export async function shrinkFiles(
  files: readonly PictureFile[],
  limitBytes: number,
): Promise<readonly ShrunkFile[]> {
  const shrunk: ShrunkFile[] = [];
  // One after the other: four pictures in all their versions at once would be a lot of memory.
  for (const file of files) shrunk.push(await shrinkFile(file, limitBytes));
  return shrunk;
}

async function shrinkFile(file: PictureFile, limitBytes: number): Promise<ShrunkFile> {
  if (file.bytes.length <= limitBytes) return { ...file, change: undefined };
  const shrunk = (await packBetter(file, limitBytes)) ?? (await reencode(file, limitBytes));
  if (shrunk !== undefined) return shrunk;
  throw new UserError(
    "picture-too-large",
    `This place takes files of ${limitBytes} bytes at most, and the picture does not fit into that.`,
  );
}

async function packBetter(file: PictureFile, limitBytes: number): Promise<ShrunkFile | undefined> {
  const isWorthIt = file.bytes.length <= limitBytes * WORTH_PACKING;
  if (!isWorthIt || sniffFormat(file.bytes) !== "png") return undefined;
  const open = await openSharp();
  const packed = await open(file.bytes)
    .png({ compressionLevel: 9, adaptiveFiltering: true })
    .toBuffer();
  const texts = Object.fromEntries(await readPngTexts(file.bytes));
  const bytes = addPngTexts(packed, texts);
  if (bytes.length > limitBytes) return undefined;
  return { bytes, mediaType: "image/png", change: "packed more tightly, without any loss" };
}

async function reencode(file: PictureFile, limitBytes: number): Promise<ShrunkFile | undefined> {
  const open = await openSharp();
  const { data, info } = await open(file.bytes).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const exif = await parametersAsExif(file.bytes, limitBytes);
  const asWebp = (quality: number, scale: number) =>
    open(data, { raw: { width, height, channels } })
      .resize(Math.ceil(width * scale), Math.ceil(height * scale))
      .withExif(exif)
      .webp({ quality })
      .toBuffer({ resolveWithObject: true });
  for (const quality of QUALITIES) {
    const { data: bytes } = await asWebp(quality, 1);
    if (bytes.length > limitBytes) continue;
    return { bytes, mediaType: "image/webp", change: `sent as WebP at quality ${quality}` };
  }
  for (const scale of SCALES) {
    const { data: bytes, info: size } = await asWebp(SMALLER_QUALITY, scale);
    if (bytes.length > limitBytes) continue;
    const change = `sent as WebP, made smaller to ${size.width} × ${size.height}`;
    return { bytes, mediaType: "image/webp", change };
  }
  return undefined;
}

/**
 * Easel's parameters as the EXIF comment of a WebP. libvips turns what is not ASCII into question
 * marks, so the JSON is written with escapes. Left out where it would take room from the picture.
 */
async function parametersAsExif(file: Uint8Array, limitBytes: number): Promise<Exif> {
  const text = await ownText(file);
  if (text === undefined) return {};
  const ascii = text.replaceAll(
    /[^\u0020-\u007e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  // What libvips calls IFD2 is the EXIF directory.
  return ascii.length > limitBytes * LARGEST_SHARE ? {} : { IFD2: { UserComment: ascii } };
}

async function ownText(file: Uint8Array): Promise<string | undefined> {
  if (sniffFormat(file) === "png") return (await readPngTexts(file)).get(EASEL_KEYWORD);
  return jpegComments(file).find((comment) => parseEasel(comment) !== undefined);
}
