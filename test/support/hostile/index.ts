import type { HostileFile } from "./hostile-file.ts";
import { jpegFiles } from "./jpeg-files.ts";
import { metadataFiles } from "./metadata-files.ts";
import { otherFiles } from "./other-files.ts";
import { otherPictures } from "./other-pictures.ts";
import { pngFiles } from "./png-files.ts";

/** Files that are made to stop, fill or fool whoever reads them. Each is made anew, none is kept. */
export const hostileFiles: readonly HostileFile[] = [
  ...pngFiles,
  ...jpegFiles,
  ...otherPictures,
  ...metadataFiles,
  ...otherFiles,
];
