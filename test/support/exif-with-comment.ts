/**
 * A block of EXIF with nothing in it but a user's comment: eight bytes that name its encoding,
 * and its text, in the byte order of Intel (II) or Motorola (MM).
 */
export function exifWithComment(code: string, text: Uint8Array, order: "II" | "MM"): Buffer {
  const block = Buffer.alloc(44 + 8 + text.length);
  const write16 = (value: number, at: number) =>
    order === "II" ? block.writeUInt16LE(value, at) : block.writeUInt16BE(value, at);
  const write32 = (value: number, at: number) =>
    order === "II" ? block.writeUInt32LE(value, at) : block.writeUInt32BE(value, at);
  block.write(order, 0, "latin1");
  write16(42, 2);
  write32(8, 4);
  // The first directory: one entry, the pointer to the EXIF directory.
  write16(1, 8);
  write16(0x8769, 10);
  write16(4, 12);
  write32(1, 14);
  write32(26, 18);
  // The EXIF directory: one entry, the comment.
  write16(1, 26);
  write16(0x9286, 28);
  write16(7, 30);
  write32(8 + text.length, 32);
  write32(44, 36);
  block.write(code, 44, "latin1");
  block.set(text, 52);
  return block;
}
