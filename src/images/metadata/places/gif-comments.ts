const EXTENSION = 0x21;
const COMMENT = 0xfe;
const IMAGE = 0x2c;

/** Before the first block: signature, version, and the description of the screen. */
const HEADER_BYTES = 13;
const DESCRIPTOR_BYTES = 10;

/** The comments of a GIF, in their order, as bytes; those before and between its frames. */
export function* gifComments(gif: Buffer): Generator<Buffer> {
  let at = HEADER_BYTES + tableBytes(gif[10] ?? 0);
  while (at + 2 < gif.length) {
    const block = gif[at];
    if (block === EXTENSION) {
      const isComment = gif[at + 1] === COMMENT;
      const { end, parts } = readParts(gif, at + 2, isComment);
      if (isComment) yield Buffer.concat(parts);
      at = end;
    } else if (block === IMAGE) {
      const start = at + DESCRIPTOR_BYTES + tableBytes(gif[at + 9] ?? 0);
      // The size of its codes, then its data.
      at = readParts(gif, start + 1, false).end;
    } else return;
  }
}

/** A table of colours: three bytes each, where the flags say that there is one. */
function tableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 0x07) + 1) : 0;
}

/** Data comes in parts of up to 255 bytes, after a byte with the length; a length of 0 ends them. */
function readParts(
  gif: Buffer,
  start: number,
  isKept: boolean,
): { readonly end: number; readonly parts: readonly Buffer[] } {
  const parts: Buffer[] = [];
  let at = start;
  for (;;) {
    const length = gif[at] ?? 0;
    if (length === 0) return { end: at + 1, parts };
    if (isKept) parts.push(gif.subarray(at + 1, at + 1 + length));
    at += 1 + length;
  }
}
