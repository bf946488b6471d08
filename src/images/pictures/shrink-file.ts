import type { Exif } from "sharp";
import { UserError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";
import type { DigitalSource } from "../digital-source.ts";
import { XMP_KEYWORD } from "../parameters.ts";
import { xmpMarking } from "../notes/xmp-marking.ts";
import { withPngTexts } from "../notes/png-texts.ts";
import type { PictureFile } from "../picture.ts";
import { type OpenedPicture, openPicture } from "./open-picture.ts";
import { openSharp } from "./open-sharp.ts";

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
 * What a file says of its picture, to be written again: the texts of a PNG, Easel's own JSON, and how
 * the picture came about.
 */
export interface KeptNotes {
  readonly texts: Readonly<Record<string, string>>;
  readonly own: string | undefined;
  readonly source: DigitalSource;
}

/**
 * Makes a picture file fit into `limitBytes`, by the gentlest means that does: packed better, as
 * WebP at falling quality, at last smaller; with its notes, as far as there is room for them. Costs up
 * to about a second for 1024 × 1024. Throws UserError when even the smallest is too large.
 */
export async function shrinkFile(
  file: Buffer,
  limitBytes: number,
  { texts, own, source }: KeptNotes,
): Promise<PictureFile> {
  const opened = await openPicture(file);
  const xmp = xmpMarking(source);
  const isWorthPacking = file.length <= limitBytes * WORTH_PACKING;
  const packed = isWorthPacking
    ? await packBetter(opened, { ...texts, [XMP_KEYWORD]: xmp })
    : undefined;
  if (packed !== undefined && packed.bytes.length <= limitBytes) return packed;
  const shrunk = await reencode(opened, limitBytes, { exif: exifOf(own, limitBytes), xmp });
  if (shrunk !== undefined) return shrunk;
  throw new UserError("picture-too-large", say("images.does-not-fit", { most: limitBytes }));
}

async function packBetter(
  { facts, decode }: OpenedPicture,
  texts: KeptNotes["texts"],
): Promise<PictureFile | undefined> {
  if (facts.format !== "png") return undefined;
  const { data } = await decode((picture) =>
    picture.png({ compressionLevel: 9, adaptiveFiltering: true }),
  );
  return { bytes: withPngTexts(data, texts), mediaType: "image/png" };
}

async function reencode(
  { decode }: OpenedPicture,
  limitBytes: number,
  { exif, xmp }: { readonly exif: Exif; readonly xmp: string },
): Promise<PictureFile | undefined> {
  const { data, info } = await decode((picture) =>
    picture.toColourspace("srgb").removeAlpha().raw({ depth: "uchar" }),
  );
  const { width, height } = info;
  const asWebp = (quality: number, scale: number) =>
    openSharp(data, { raw: { width, height, channels: 3 } })
      .resize(Math.ceil(width * scale), Math.ceil(height * scale))
      .withExif(exif)
      .withXmp(xmp)
      .webp({ quality })
      .toBuffer();
  const tries = [
    ...QUALITIES.map((quality) => ({ quality, scale: 1 })),
    ...SCALES.map((scale) => ({ quality: SMALLER_QUALITY, scale })),
  ];
  for (const { quality, scale } of tries) {
    const bytes = await asWebp(quality, scale);
    if (bytes.length <= limitBytes) return { bytes, mediaType: "image/webp" };
  }
  return undefined;
}

/**
 * Easel's parameters as the EXIF comment of a WebP. libvips turns what is not ASCII into question
 * marks, so the JSON is written with escapes. Left out where it would take room from the picture.
 */
function exifOf(own: string | undefined, limitBytes: number): Exif {
  const ascii = own?.replaceAll(
    /[^\u0020-\u007e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const fits = ascii !== undefined && ascii.length <= limitBytes * LARGEST_SHARE;
  // What libvips calls IFD2 is the EXIF directory.
  return fits ? { IFD2: { UserComment: ascii } } : {};
}
