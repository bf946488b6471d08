import { UserError } from "../../domain/errors.ts";
import type { MovingType } from "../../domain/file-kind.ts";
import { say } from "../../words/index.ts";
import { exifWithComment } from "../notes/exif-with-comment.ts";
import { notesOf } from "../notes/notes.ts";
import type { PictureParameters } from "../parameters.ts";
import { openPicture } from "../pictures/open-picture.ts";
import { MAX_SIDE, MIN_SIDE } from "../pictures/limits.ts";
import type { CleanFilm } from "./film.ts";
import { cleanGif } from "./gif.ts";
import { cleanMp4 } from "./mp4.ts";
import { cleanWebm } from "./webm.ts";
import { webpWithExif } from "./webp.ts";

/** An animation or a film as it is stored; sizes in pixels. */
export interface FinishedMoving extends CleanFilm {
  readonly mediaType: MovingType;
}

const fits = (side: number): boolean => side >= MIN_SIDE && side <= MAX_SIDE;

/**
 * Makes a file that moves into the one that is kept: every bit of its pictures, without what other
 * programs wrote into it. The first picture of an animation is decoded, and a WebP gets its
 * parameters; a film is read as far as its container goes. Throws UserError for a damaged one.
 */
export async function finishMoving(
  file: Buffer,
  mediaType: MovingType,
  making: Omit<PictureParameters, "width" | "height">,
): Promise<FinishedMoving> {
  const film = await clean(file, mediaType, making);
  if (!film || !fits(film.width) || !fits(film.height)) {
    throw new UserError("invalid-picture", say("images.damaged"));
  }
  return { ...film, mediaType };
}

async function clean(
  file: Buffer,
  mediaType: MovingType,
  making: Omit<PictureParameters, "width" | "height">,
): Promise<CleanFilm | undefined> {
  if (mediaType === "video/mp4") return cleanMp4(file);
  if (mediaType === "video/webm") return cleanWebm(file);
  const { facts, decode } = await openPicture(file);
  await decode((picture) => picture.raw());
  const { width, height } = facts;
  const bytes =
    mediaType === "image/gif"
      ? cleanGif(file)?.bytes
      : webpWithExif(file, exifWithComment(notesOf({ ...making, width, height }).common));
  return bytes && { bytes, width, height };
}
