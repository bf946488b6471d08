/** One chunk of a PNG file. */
export interface PngChunk {
  readonly type: string;
  readonly data: Buffer;
}

const SIGNATURE_BYTES = 8;
/** Length, type and checksum. */
const FRAME_BYTES = 12;

/** The chunks of a PNG, with those that follow the picture; ends where the file is not built as one. */
export function* pngChunks(png: Buffer): Generator<PngChunk> {
  let at = SIGNATURE_BYTES;
  while (at + FRAME_BYTES <= png.length) {
    const length = png.readUInt32BE(at);
    const type = png.toString("latin1", at + 4, at + 8);
    const end = at + FRAME_BYTES + length;
    if (type === "IEND" || end > png.length) return;
    yield { type, data: png.subarray(at + 8, at + 8 + length) };
    at = end;
  }
}
