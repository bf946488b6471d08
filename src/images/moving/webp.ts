const HEADER_BYTES = 12;
const CHUNK_BYTES = 8;
const [HAS_EXIF, HAS_XMP] = [0x08, 0x04];

/** What is written into an animated WebP; `exif` begins with the byte order. */
export interface WebpNotes {
  readonly exif: Buffer;
  readonly xmp: string;
}

/** An animated WebP with these notes in place of its own. Undefined where it breaks off. */
export function webpWithNotes(file: Buffer, { exif, xmp }: WebpNotes): Buffer | undefined {
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
    if (name === "VP8X") chunk[CHUNK_BYTES] = (chunk[CHUNK_BYTES] ?? 0) | HAS_XMP | HAS_EXIF;
    if (name !== "EXIF" && name !== "XMP ") chunks.push(chunk);
    at = end;
  }
  chunks.push(...chunkOf("EXIF", exif), ...chunkOf("XMP ", Buffer.from(xmp)));
  const body = Buffer.concat(chunks);
  const start = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  start.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([start, body]);
}

/** A chunk: its name, its length, and its content up to an even number of bytes. */
function chunkOf(name: string, content: Buffer): readonly Buffer[] {
  const head = Buffer.alloc(CHUNK_BYTES);
  head.write(name, 0, "latin1");
  head.writeUInt32LE(content.length, 4);
  return [head, content, Buffer.alloc(content.length % 2)];
}
