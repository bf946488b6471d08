import { UserError } from "../../domain/errors.ts";
import type { MovingType } from "../../domain/file-kind.ts";
import { say } from "../../words/index.ts";
import { exifWithComment } from "../notes/exif-with-comment.ts";
import { notesOf } from "../notes/notes.ts";
import type { PictureParameters } from "../parameters.ts";
import { openPicture } from "../pictures/open-picture.ts";
import { MAX_SIDE, MIN_SIDE } from "../pictures/limits.ts";
import type { CleanFilm } from "./film.ts";
import { digitalSource, vocabulary } from "../digital-source.ts";
import { xmpMarking } from "../notes/xmp-marking.ts";
import { markGif } from "./mark-gif.ts";
import { markMp4 } from "./mark-mp4.ts";
import { markWebm } from "./mark-webm.ts";
import { cleanGif } from "./gif.ts";
import { cleanMp4 } from "./mp4.ts";
import { cleanWebm } from "./webm.ts";
import { webpWithNotes } from "./webp.ts";

/** An animation or a film as it is stored; sizes in pixels. */
export interface FinishedMoving extends CleanFilm {
  readonly mediaType: MovingType;
}

const fits = (side: number): boolean => side >= MIN_SIDE && side <= MAX_SIDE;

/**
 * Makes a file that moves into the one that is kept: every bit of its pictures, without what other
 * programs wrote into it, and with the mark that a machine made it, wherever its container has room. The
 * first picture of an animation is decoded, and a WebP gets its parameters; a film is read as far as its
 * container goes. Throws UserError for a damaged one.
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
  if (mediaType === "video/mp4" || mediaType === "video/webm") {
    const film = mediaType === "video/mp4" ? cleanMp4(file) : cleanWebm(file);
    return film && { ...film, bytes: marked(film, mediaType, making) };
  }
  const { facts, decode } = await openPicture(file);
  await decode((picture) => picture.raw());
  const { width, height } = facts;
  const { common, xmp } = notesOf({ ...making, width, height });
  const gif = mediaType === "image/gif" ? cleanGif(file)?.bytes : undefined;
  const bytes =
    mediaType === "image/gif"
      ? gif && markGif(gif, xmp)
      : webpWithNotes(file, { exif: exifWithComment(common), xmp });
  return bytes && { bytes, width, height };
}

/** A film with the mark, or as it is where it has no room for one. */
function marked(
  { bytes }: CleanFilm,
  mediaType: "video/mp4" | "video/webm",
  { isComposite = false }: Pick<PictureParameters, "isComposite">,
): Buffer {
  const source = digitalSource(isComposite);
  const film =
    mediaType === "video/mp4"
      ? markMp4(bytes, xmpMarking(source))
      : markWebm(bytes, "DIGITAL_SOURCE_TYPE", `${vocabulary}${source}`);
  return film ?? bytes;
}
