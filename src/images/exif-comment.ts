/** Tags of EXIF 2.32: the pointer to the EXIF directory, and the user's comment in it. */
const EXIF_DIRECTORY = 0x8769;
const USER_COMMENT = 0x9286;

const ENTRY_BYTES = 12;
const CODE_BYTES = 8;

/**
 * The user's comment in a block of EXIF (with or without the leading "Exif"), where programs that
 * write JPEG and WebP keep their parameters; undefined when there is none or the block is broken.
 */
export function exifComment(exif: Uint8Array): string | undefined {
  const bytes = Buffer.from(exif.buffer, exif.byteOffset, exif.length);
  const start = bytes.toString("latin1", 0, 4) === "Exif" ? 6 : 0;
  try {
    return readComment(bytes.subarray(start));
  } catch (error) {
    // Offsets in a broken block point outside of it.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readComment(tiff: Buffer): string | undefined {
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const read16 = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const read32 = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const entryOf = (directory: number, tag: number): number | undefined => {
    const count = read16(directory);
    for (let index = 0; index < count; index++) {
      const entry = directory + 2 + index * ENTRY_BYTES;
      if (read16(entry) === tag) return entry;
    }
    return undefined;
  };
  const pointer = entryOf(read32(4), EXIF_DIRECTORY);
  if (pointer === undefined) return undefined;
  const entry = entryOf(read32(pointer + 8), USER_COMMENT);
  if (entry === undefined) return undefined;
  const length = read32(entry + 4);
  const at = read32(entry + 8);
  return length <= CODE_BYTES ? undefined : decodeComment(tiff.subarray(at, at + length), isLittle);
}

/** Eight bytes name the encoding, the rest is the text. */
function decodeComment(comment: Buffer, isLittle: boolean): string | undefined {
  const text = comment.subarray(CODE_BYTES);
  const code = comment.toString("latin1", 0, CODE_BYTES);
  const words = code.startsWith("UNICODE") ? decodeUtf16(text, isLittle) : text.toString("utf8");
  const trimmed = words.replaceAll("\0", "").trim();
  return trimmed === "" ? undefined : trimmed;
}

/**
 * The order of the bytes should be that of the block, but many programs always write big-endian;
 * parameters are mostly Latin, so the zero bytes show where the high halves are.
 */
function decodeUtf16(text: Buffer, isLittle: boolean): string {
  let even = 0;
  let odd = 0;
  for (const [at, byte] of text.entries()) {
    if (byte === 0 && at % 2 === 0) even += 1;
    if (byte === 0 && at % 2 === 1) odd += 1;
  }
  const isBigEndian = even === odd ? !isLittle : even > odd;
  return new TextDecoder(isBigEndian ? "utf-16be" : "utf-16le").decode(text);
}
