const MEGABYTE = 1024 * 1024;
const MEGAPIXEL = 1_000_000;

/** Bytes of a file that people may send. */
export const MAX_FILE_BYTES = 16 * MEGABYTE;

/** The shortest side, in pixels, from which a picture can be made. */
export const MIN_SIDE = 16;

/** The longest side, in pixels, that is decoded. */
export const MAX_SIDE = 16_384;

/** The longest side, in pixels, that is kept of a picture that somebody sent. */
export const MAX_KEPT_SIDE = 2048;

/** How many times as long as the other a side may be, so that what is kept is not too narrow. */
export const MAX_RATIO = MAX_KEPT_SIDE / MIN_SIDE;

/** Pixels that are decoded at most: a phone's 48 megapixels, and a bit. */
export const MAX_PIXELS = 50 * MEGAPIXEL;

/** The same of an AVIF: its decoder takes 18 bytes a pixel, the others at most 7. */
export const MAX_AVIF_PIXELS = 20 * MEGAPIXEL;

/** Bytes of all pixels once they are decoded, each channel with its own depth. */
export const MAX_DECODED_BYTES = 300 * MEGABYTE;

/** Frames of an animation, of which only the first is taken. */
export const MAX_FRAMES = 2000;
