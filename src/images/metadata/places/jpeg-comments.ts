const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const COMMENT = 0xfe;
const FILL = 0xff;

/** The comments (COM) in a JPEG's header, in their order, as bytes. */
export function* jpegComments(jpeg: Buffer): Generator<Buffer> {
  let at = 2;
  while (at + 4 <= jpeg.length && jpeg[at] === FILL) {
    const marker = jpeg[at + 1] ?? END_OF_IMAGE;
    if (marker === FILL) {
      at += 1;
      continue;
    }
    const length = jpeg.readUInt16BE(at + 2);
    const end = at + 2 + length;
    const isLast = marker === END_OF_IMAGE || marker === START_OF_SCAN;
    if (isLast || length < 2 || end > jpeg.length) return;
    if (marker === COMMENT) yield jpeg.subarray(at + 4, end);
    at = end;
  }
}
