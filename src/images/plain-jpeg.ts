import { segments, START_OF_SCAN } from "./jpeg-segments.ts";

/** Markers of ITU-T T.81, table B.1: the frames that every decoder knows, and what may change colours. */
const BASELINE = 0xc0;
const PROGRESSIVE = 0xc2;
const EXIF = 0xe1;
const PROFILE = 0xe2;

const CHANNELS = 3;
const BITS = 8;

/**
 * The size in pixels of a JPEG that can be shown as it is: upright, three channels of 8 bits, no
 * colour profile. Undefined for every other one, and for those of which the header alone cannot
 * tell. libvips takes forty times as long to look, and a paid picture waits for it.
 */
export function plainJpegSize(
  jpeg: Uint8Array,
): { readonly width: number; readonly height: number } | undefined {
  const header = [...segments(Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.length))];
  if (header.at(-1)?.marker !== START_OF_SCAN) return undefined;
  if (header.some(({ marker }) => marker === EXIF || marker === PROFILE)) return undefined;
  const frames = header.filter(({ marker }) => marker >= BASELINE && marker <= PROGRESSIVE);
  const [frame] = frames;
  if (frame === undefined || frames.length > 1 || frame.data.length < 6) return undefined;
  const isPlain = frame.data[0] === BITS && frame.data[5] === CHANNELS;
  const height = frame.data.readUInt16BE(1);
  const width = frame.data.readUInt16BE(3);
  return isPlain && width > 0 && height > 0 ? { width, height } : undefined;
}
