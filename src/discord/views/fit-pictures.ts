import type { Job, Picture } from "../../domain/job.ts";
import { pictureName, type ViewPicture } from "./view-picture.ts";

interface PictureFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** Groups files so that each group keeps within the room of a message. */
export type SplitFiles = <File extends { readonly bytes: Uint8Array }>(
  files: readonly File[],
  room: { readonly perMessage: number; readonly limitBytes: number },
) => readonly (readonly File[])[];

/** What messages need of the images folder. */
export interface FileTools {
  /** Makes each file fit into `limitBytes`; throws UserError "picture-too-large" when it cannot. */
  readonly shrinkFiles: (
    files: readonly PictureFile[],
    limitBytes: number,
  ) => Promise<readonly PictureFile[]>;
  readonly splitFiles: SplitFiles;
}

/** The original file of a picture, or undefined when it is no longer kept. */
export type LoadPicture = (picture: Picture) => Promise<Uint8Array | undefined>;

/** A picture as it fits a place; `reencoded` says that it is not the original file. */
export interface FittedPicture extends ViewPicture {
  readonly bytes: Uint8Array;
  readonly reencoded: boolean;
}

/**
 * The files of a job's pictures with at most `limit` bytes each. Pictures whose original is no
 * longer kept are left out.
 */
export async function fitPictures(
  load: LoadPicture,
  { shrinkFiles }: Pick<FileTools, "shrinkFiles">,
  job: Pick<Job, "id">,
  pictures: readonly Picture[],
  limit: number,
): Promise<readonly FittedPicture[]> {
  const fitted: FittedPicture[] = [];
  // One at a time: encoding keeps the cores busy by itself, and memory is short.
  for (const picture of pictures) {
    const bytes = await load(picture);
    if (bytes === undefined) continue;
    const original = { bytes, mediaType: picture.mediaType };
    const [file = original] =
      bytes.byteLength <= limit ? [original] : await shrinkFiles([original], limit);
    fitted.push({
      picture,
      name: pictureName(job.id, picture.position, file.mediaType),
      bytes: file.bytes,
      reencoded: file.bytes !== bytes,
    });
  }
  return fitted;
}
