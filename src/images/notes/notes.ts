import { digitalSource } from "../digital-source.ts";
import {
  A1111_KEYWORD,
  EASEL_KEYWORD,
  easelText,
  type PictureParameters,
  XMP_KEYWORD,
} from "../parameters.ts";
import { a1111Text } from "./a1111-text.ts";
import { exifWithComment } from "./exif-with-comment.ts";
import { withJpegNotes } from "./jpeg-notes.ts";
import { xmpMarking } from "./xmp-marking.ts";
import { withPngTexts } from "./png-texts.ts";

/**
 * What is written into a picture's file about how it was made: `common` in the words that most
 * programs read, `own` as Easel's JSON, and `xmp`, which says that a machine made it. What else is to
 * stand in every file is added here.
 */
export interface Notes {
  readonly common: string;
  readonly own: string;
  readonly xmp: string;
}

/** The notes of a picture. */
export function notesOf(parameters: PictureParameters): Notes {
  const xmp = xmpMarking(digitalSource(parameters.isComposite === true));
  return { common: a1111Text(parameters), own: easelText(parameters), xmp };
}

/** A PNG with the notes as texts. */
export function pngWithNotes(png: Buffer, { common, own, xmp }: Notes): Buffer {
  return withPngTexts(png, { [A1111_KEYWORD]: common, [EASEL_KEYWORD]: own, [XMP_KEYWORD]: xmp });
}

/** A JPEG with the notes as EXIF, XMP and a comment; undefined where it cannot hold them. */
export function jpegWithNotes(jpeg: Buffer, { common, own, xmp }: Notes): Buffer | undefined {
  return withJpegNotes(jpeg, { exif: exifWithComment(common), xmp, comment: own });
}
