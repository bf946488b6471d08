import sharp, { type Sharp, type SharpInput, type SharpOptions } from "sharp";

/** The loaders that may see bytes from outside: no SVG, PDF or anything with a language inside. */
const TRUSTED_LOADERS = [
  "VipsForeignLoadPngBuffer",
  "VipsForeignLoadJpegBuffer",
  "VipsForeignLoadWebpBuffer",
  "VipsForeignLoadNsgifBuffer",
  "VipsForeignLoadHeifBuffer",
];

// One task at a time: a second thread would only take more memory.
sharp.concurrency(1);
// No picture is opened twice in a row, so libvips' cache would only hold memory.
sharp.cache(false);
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: TRUSTED_LOADERS });

/** Opens a picture for work. Only the child loads this: libvips reads what anybody may have made. */
export function openSharp(input: SharpInput, options?: SharpOptions): Sharp {
  return sharp(input, options);
}
