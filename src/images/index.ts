export { fitFile, fitPixels } from "./fit-picture.ts";
export { finishPicture } from "./finish-picture.ts";
export { importMask } from "./import-mask.ts";
export { importPicture } from "./import-picture.ts";
export { previewFile } from "./preview.ts";
export { readParameters } from "./read-parameters.ts";
export { shrinkFiles } from "./shrink-files.ts";
export { splitFiles } from "./split-files.ts";
