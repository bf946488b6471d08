import type { Logger } from "../lib/logger.ts";
import { dataPaths } from "./data-folder.ts";
import { diskFiles, type Files } from "./files.ts";
import { openFileShelf } from "./shelves/file-shelf.ts";
import type { PictureShelf } from "./shelves/picture-shelf.ts";
import type { S3Settings } from "./shelves/s3/open-s3-shelf.ts";

/** Where pictures lie, and what that is opened with. */
export interface ShelfOptions {
  readonly log?: Logger;
  readonly files?: Files;
  /** A bucket in place of the files in the data folder. */
  readonly bucket?: S3Settings | undefined;
  /** Whether other processes use the same place. */
  readonly isShared?: boolean | undefined;
}

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** Opens the pictures of a data folder, or the bucket that is named in their place. */
export async function openShelf(folder: string, options: ShelfOptions): Promise<PictureShelf> {
  const { bucket, files = diskFiles, isShared = false, log = silent } = options;
  if (bucket === undefined) return openFileShelf(dataPaths(folder).pictures, { files, isShared });
  // Loaded only where it is used: it is larger than all the rest of Easel together.
  const { openS3Shelf } = await import("./shelves/s3/open-s3-shelf.ts");
  return openS3Shelf(bucket, log);
}
