import { A1111_KEYWORD, EASEL_KEYWORD, easelText, type PictureParameters } from "../parameters.ts";
import { a1111Text } from "./a1111-text.ts";
import { exifWithComment } from "./exif-with-comment.ts";
import { withJpegNotes } from "./jpeg-notes.ts";
import { withPngTexts } from "./png-texts.ts";

/**
 * What is written into a picture's file about how it was made: `common` in the words that most
 * programs read, `own` as Easel's JSON. What else is to stand in every file is added here.
 */
export interface Notes {
  readonly common: string;
  readonly own: string;
}

/** The notes of a picture. */
export function notesOf(parameters: PictureParameters): Notes {
  return { common: a1111Text(parameters), own: easelText(parameters) };
}

/** A PNG with the notes as texts. */
export function pngWithNotes(png: Buffer, { common, own }: Notes): Buffer {
  return withPngTexts(png, { [A1111_KEYWORD]: common, [EASEL_KEYWORD]: own });
}

/** A JPEG with the notes as EXIF and as a comment; undefined where it cannot hold them. */
export function jpegWithNotes(jpeg: Buffer, { common, own }: Notes): Buffer | undefined {
  return withJpegNotes(jpeg, { exif: exifWithComment(common), comment: own });
}
