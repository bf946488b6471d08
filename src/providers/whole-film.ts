import { resultMediaType } from "./picture-file.ts";

/** The bytes of a box's or an element's head that are read at least. */
const BOX_HEAD = 8;

/**
 * Whether a film has its whole length: an MP4 file all of its boxes, the index (`moov`) among them, a
 * WebM file the whole segment that it announces. A film that was cut off on its way plays to the cut,
 * or not at all. Files of other kinds pass, and so does a segment of unknown length (a live stream's).
 */
export function isWholeFilm(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const type = resultMediaType(bytes);
  if (type === "video/mp4") return hasAllBoxes(file);
  return type === "video/webm" ? hasWholeSegment(file) : true;
}

/** ISO/IEC 14496-12, 4.2: a length of 1 stands for one of 64 bits behind the type, 0 for the rest. */
function hasAllBoxes(file: Buffer): boolean {
  let isIndexed = false;
  let at = 0;
  while (at + BOX_HEAD <= file.length) {
    const type = file.toString("latin1", at + 4, at + BOX_HEAD);
    if (type === "moov" || type === "moof") isIndexed = true;
    const length = lengthOfBox(file, at);
    if (length < BOX_HEAD) return false;
    at += length;
  }
  return isIndexed && at <= file.length;
}

function lengthOfBox(file: Buffer, at: number): number {
  const length = file.readUInt32BE(at);
  if (length === 0) return file.length - at;
  if (length > 1) return length;
  return at + 16 <= file.length ? Number(file.readBigUInt64BE(at + BOX_HEAD)) : 0;
}

/** RFC 8794: an EBML header, then the segment; the bits of a length before its first 1 say how long it is. */
function hasWholeSegment(file: Buffer): boolean {
  const header = elementAt(file, 0);
  const segment = header && elementAt(file, header.end);
  return segment !== undefined && (segment.isOpen || segment.end <= file.length);
}

/** Where the element that begins here ends; undefined where its head is not whole. */
function elementAt(file: Buffer, start: number) {
  const idBytes = bytesOfNumber(file[start]);
  const first = idBytes && file[start + idBytes];
  const lengthBytes = bytesOfNumber(first);
  if (idBytes === undefined || first === undefined || lengthBytes === undefined) return undefined;
  const at = start + idBytes;
  if (at + lengthBytes > file.length) return undefined;
  // The mark of the length's own length is taken off. All other bits set mean: unknown.
  const all = 2 ** (7 * lengthBytes) - 1;
  let length = first & (0xff >> lengthBytes);
  for (const byte of file.subarray(at + 1, at + lengthBytes)) length = length * 256 + byte;
  return { end: at + lengthBytes + length, isOpen: length === all };
}

function bytesOfNumber(first: number | undefined): number | undefined {
  return first === undefined || first === 0 ? undefined : Math.clz32(first) - 23;
}
