const ENTRY_BYTES = 12;
const FIRST = 8;

/** EXIF with as many tags as it can hold, each of which is almost the whole block. */
export function exifOfOverlaps(length: number): Buffer {
  const entries = Math.min(65_535, Math.floor((length - FIRST - 6) / ENTRY_BYTES));
  const block = start(length, entries);
  for (let index = 0; index < entries; index += 1) {
    const at = FIRST + 2 + index * ENTRY_BYTES;
    // XPComment, bytes, almost all of them.
    block.writeUInt16LE(0x9c9c, at);
    block.writeUInt16LE(1, at + 2);
    block.writeUInt32LE(length - 100, at + 4);
    block.writeUInt32LE(50, at + 8);
  }
  return block;
}

/** EXIF whose directories lead to one another. */
export function exifWithCircle(): Buffer {
  const block = start(64, 1);
  block.writeUInt16LE(0x8769, FIRST + 2);
  block.writeUInt16LE(4, FIRST + 4);
  block.writeUInt32LE(1, FIRST + 6);
  block.writeUInt32LE(FIRST, FIRST + 10);
  block.writeUInt32LE(FIRST, FIRST + 14);
  return block;
}

function start(length: number, entries: number): Buffer {
  const block = Buffer.alloc(length);
  block.write("II*\0", 0, "latin1");
  block.writeUInt32LE(FIRST, 4);
  block.writeUInt16LE(entries, FIRST);
  return block;
}
