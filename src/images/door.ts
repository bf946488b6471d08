import type { Sharp, SharpInput, SharpOptions } from "sharp";

/** The loaders that may see bytes from outside: no SVG, PDF or anything with a language inside. */
const TRUSTED_LOADERS = [
  "VipsForeignLoadPngBuffer",
  "VipsForeignLoadJpegBuffer",
  "VipsForeignLoadWebpBuffer",
  "VipsForeignLoadNsgifBuffer",
  "VipsForeignLoadHeifBuffer",
];

/** Opens a picture for work; what `sharp(input, options)` does. */
export type OpenPicture = (input: SharpInput, options?: SharpOptions) => Sharp;

let opened: Promise<OpenPicture> | undefined;

/**
 * Loads sharp (about 15 MB) when the first picture needs it, and gives its entrance.
 * All its work happens on the four threads of Node's pool, never on the event loop.
 */
export function openSharp(): Promise<OpenPicture> {
  opened ??= load();
  return opened;
}

async function load(): Promise<OpenPicture> {
  const { default: sharp } = await import("sharp");
  // One thread a picture: several pictures at once share the machine better than one in pieces.
  sharp.concurrency(1);
  // No picture is opened twice in a row, so libvips' cache would only hold memory.
  sharp.cache(false);
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: TRUSTED_LOADERS });
  return sharp;
}
