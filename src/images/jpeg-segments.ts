/** Markers of ITU-T T.81, table B.1; a file is the start, segments, and what follows the first scan. */
export const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const COMMENT = 0xfe;
const APPLICATION_0 = 0xe0;
const APPLICATION_1 = 0xe1;
const APPLICATION_14 = 0xee;
const APPLICATION_15 = 0xef;

/** A segment's length has two bytes, and counts them. */
const LARGEST_DATA = 0xffff - 2;

/** One segment of a JPEG's header. */
export interface Segment {
  readonly marker: number;
  readonly data: Buffer;
  /** Where the segment begins and ends in the file, marker and length included. */
  readonly start: number;
  readonly end: number;
}

/** What goes into a JPEG beside its picture. */
export interface JpegNotes {
  /** A block of EXIF, beginning with its byte order. */
  readonly exif: Buffer;
  readonly comment: string;
}

/**
 * Gives the same picture, byte for byte, without the metadata that it came with, and with these
 * notes instead. Kept of the old ones is only what decoding needs: JFIF's and Adobe's own segments.
 * Undefined when the file is built in an unusual way or a note is too long for it.
 */
export function withJpegNotes(jpeg: Buffer, { exif, comment }: JpegNotes): Buffer | undefined {
  const header = [...segments(jpeg)];
  const last = header.at(-1);
  if (last?.marker !== START_OF_SCAN) return undefined;
  const exifData = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), exif]);
  const commentData = Buffer.from(comment, "utf8");
  if (Math.max(exifData.length, commentData.length) > LARGEST_DATA) return undefined;
  const kept = header.filter(({ marker }) => !isMetadata(marker));
  // JFIF wants to be first, and EXIF as well: the usual order is JFIF, then EXIF.
  const jfif = kept.filter(({ marker }) => marker === APPLICATION_0);
  const rest = kept.filter(({ marker }) => marker !== APPLICATION_0);
  const bytesOf = ({ start, end }: Segment) => jpeg.subarray(start, end);
  return Buffer.concat([
    jpeg.subarray(0, 2),
    ...jfif.map(bytesOf),
    segment(APPLICATION_1, exifData),
    segment(COMMENT, commentData),
    ...rest.map(bytesOf),
    jpeg.subarray(last.end),
  ]);
}

/** The comments (COM) of a JPEG, in their order. */
export function jpegComments(jpeg: Uint8Array): readonly string[] {
  const bytes = Buffer.from(jpeg.buffer, jpeg.byteOffset, jpeg.length);
  return [...segments(bytes)]
    .filter(({ marker }) => marker === COMMENT)
    .map(({ data }) => data.toString("utf8"));
}

function isMetadata(marker: number): boolean {
  if (marker === COMMENT) return true;
  const isApplication = marker >= APPLICATION_0 && marker <= APPLICATION_15;
  return isApplication && marker !== APPLICATION_0 && marker !== APPLICATION_14;
}

function segment(marker: number, data: Buffer): Buffer {
  const frame = Buffer.from([0xff, marker, 0, 0]);
  frame.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([frame, data]);
}

/** The segments up to the first scan, with it; ends early where the file is not built as one. */
export function* segments(jpeg: Buffer): Generator<Segment> {
  let start = 2;
  while (start + 4 <= jpeg.length && jpeg[start] === 0xff) {
    const marker = jpeg[start + 1] ?? END_OF_IMAGE;
    const end = start + 2 + jpeg.readUInt16BE(start + 2);
    if (marker === END_OF_IMAGE || end > jpeg.length) return;
    yield { marker, data: jpeg.subarray(start + 4, end), start, end };
    if (marker === START_OF_SCAN) return;
    start = end;
  }
}
