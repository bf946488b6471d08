const HEADER_BYTES = 12;
const CHUNK_BYTES = 8;
const [HAS_EXIF, HAS_XMP] = [0x08, 0x04];

/**
 * An animated WebP with these notes in place of its own. Undefined where it breaks off. `exif` begins
 * with the byte order.
 */
export function webpWithExif(file: Buffer, exif: Buffer): Buffer | undefined {
  const length = file.length < HEADER_BYTES ? 0 : file.readUInt32LE(4) + CHUNK_BYTES;
  if (length < HEADER_BYTES || file.length < length) return undefined;
  const chunks: Buffer[] = [];
  let at = HEADER_BYTES;
  while (at + CHUNK_BYTES <= length) {
    const name = file.toString("latin1", at, at + 4);
    const size = file.readUInt32LE(at + 4);
    const end = at + CHUNK_BYTES + size + (size % 2);
    if (end > length + 1) return undefined;
    const chunk = Buffer.from(file.subarray(at, end));
    if (name === "VP8X") chunk[CHUNK_BYTES] = ((chunk[CHUNK_BYTES] ?? 0) & ~HAS_XMP) | HAS_EXIF;
    if (name !== "EXIF" && name !== "XMP ") chunks.push(chunk);
    at = end;
  }
  const head = Buffer.alloc(CHUNK_BYTES);
  head.write("EXIF", 0, "latin1");
  head.writeUInt32LE(exif.length, 4);
  chunks.push(head, exif, Buffer.alloc(exif.length % 2));
  const body = Buffer.concat(chunks);
  const start = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  start.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([start, body]);
}
