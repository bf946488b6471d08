/** Tags and types of EXIF 2.32 and TIFF 6.0. */
const EXIF_DIRECTORY = 0x8769;
const USER_COMMENT = 0x9286;
const LONG = 4;
const UNDEFINED = 7;

const ENTRY_BYTES = 12;
const HEADER_BYTES = 8;
/** A directory: the number of its entries, one entry, and where the next directory would be. */
const DIRECTORY_BYTES = 2 + ENTRY_BYTES + 4;

/**
 * A block of EXIF that holds nothing but the user's comment, in big-endian UTF-16 as AUTOMATIC1111's
 * web UI writes it into JPEG. Begins with the byte order, without the leading "Exif".
 */
export function exifWithComment(text: string): Buffer {
  const words = Buffer.from(text, "utf16le").swap16();
  const comment = Buffer.concat([Buffer.from("UNICODE\0", "latin1"), words]);
  const first = HEADER_BYTES;
  const second = first + DIRECTORY_BYTES;
  const head = Buffer.alloc(second + DIRECTORY_BYTES);
  head.write("MM\0*", 0, "latin1");
  head.writeUInt32BE(first, 4);
  writeDirectory(head, first, { tag: EXIF_DIRECTORY, type: LONG, count: 1, value: second });
  const count = comment.length;
  writeDirectory(head, second, { tag: USER_COMMENT, type: UNDEFINED, count, value: head.length });
  return Buffer.concat([head, comment]);
}

function writeDirectory(
  block: Buffer,
  at: number,
  entry: {
    readonly tag: number;
    readonly type: number;
    readonly count: number;
    readonly value: number;
  },
): void {
  block.writeUInt16BE(1, at);
  block.writeUInt16BE(entry.tag, at + 2);
  block.writeUInt16BE(entry.type, at + 4);
  block.writeUInt32BE(entry.count, at + 6);
  block.writeUInt32BE(entry.value, at + 10);
}
