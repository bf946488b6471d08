/** Markers of ITU-T T.81, table B.1. */
const START_OF_IMAGE = 0xd8;
const START_OF_SCAN = 0xda;
const COMMENT = 0xfe;
const APPLICATION_0 = 0xe0;
const APPLICATION_1 = 0xe1;
const APPLICATION_14 = 0xee;
const APPLICATION_15 = 0xef;

/** By this a segment says that it holds XMP (XMP specification, part 3, 1.1.3). */
const XMP_HEADER = "http://ns.adobe.com/xap/1.0/\0";

/** Markers from here on are followed by a length, but for the restart markers and the image's ends. */
const FIRST_WITH_LENGTH = 0xc0;
const RESTART_0 = 0xd0;
const END_OF_IMAGE = 0xd9;

/** A segment's length has two bytes, and counts them. */
const LENGTH_BYTES = 2;
const LARGEST_DATA = 0xffff - LENGTH_BYTES;

/** A service's JPEG has some ten segments before its picture. */
const MOST_SEGMENTS = 1000;

/** One segment of a JPEG's header: where it begins and ends, marker and length included. */
interface Segment {
  readonly marker: number;
  readonly start: number;
  readonly end: number;
}

/** What goes into a JPEG beside its picture. */
export interface JpegNotes {
  /** A block of EXIF, beginning with its byte order. */
  readonly exif: Buffer;
  /** A packet of XMP. */
  readonly xmp: string;
  readonly comment: string;
}

/**
 * Gives the same picture, byte for byte, without the metadata that it came with, and with these
 * notes instead. Kept of the old ones is only what decoding needs: JFIF's and Adobe's own segments.
 * Undefined when the file is built in an unusual way, in which decoders may differ, or when a note
 * is too long for it.
 */
export function withJpegNotes(jpeg: Buffer, { exif, xmp, comment }: JpegNotes): Buffer | undefined {
  const header = headerSegments(jpeg);
  const last = header?.at(-1);
  if (header === undefined || last === undefined) return undefined;
  const exifData = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), exif]);
  const xmpData = Buffer.from(`${XMP_HEADER}${xmp}`, "utf8");
  const commentData = Buffer.from(comment, "utf8");
  if (Math.max(exifData.length, xmpData.length, commentData.length) > LARGEST_DATA)
    return undefined;
  const kept = header.filter(({ marker }) => !isMetadata(marker));
  // JFIF wants to be first, and EXIF as well: the usual order is JFIF, then EXIF.
  const jfif = kept.filter(({ marker }) => marker === APPLICATION_0);
  const rest = kept.filter(({ marker }) => marker !== APPLICATION_0);
  const bytesOf = ({ start, end }: Segment) => jpeg.subarray(start, end);
  return Buffer.concat([
    jpeg.subarray(0, 2),
    ...jfif.map(bytesOf),
    segment(APPLICATION_1, exifData),
    segment(APPLICATION_1, xmpData),
    segment(COMMENT, commentData),
    ...rest.map(bytesOf),
    jpeg.subarray(last.end),
  ]);
}

function isMetadata(marker: number): boolean {
  if (marker === COMMENT) return true;
  const isApplication = marker >= APPLICATION_0 && marker <= APPLICATION_15;
  return isApplication && marker !== APPLICATION_0 && marker !== APPLICATION_14;
}

function segment(marker: number, data: Buffer): Buffer {
  const frame = Buffer.from([0xff, marker, 0, 0]);
  frame.writeUInt16BE(data.length + LENGTH_BYTES, 2);
  return Buffer.concat([frame, data]);
}

/** The segments up to the first scan, with it; undefined for anything but a plain row of segments. */
function headerSegments(jpeg: Buffer): readonly Segment[] | undefined {
  if (jpeg[0] !== 0xff || jpeg[1] !== START_OF_IMAGE) return undefined;
  const segments: Segment[] = [];
  let start = 2;
  while (segments.length < MOST_SEGMENTS && start + 4 <= jpeg.length) {
    const marker = jpeg[start + 1] ?? 0;
    const length = jpeg.readUInt16BE(start + 2);
    const end = start + 2 + length;
    const isPlain = jpeg[start] === 0xff && hasLength(marker) && length >= LENGTH_BYTES;
    if (!isPlain || end > jpeg.length) return undefined;
    segments.push({ marker, start, end });
    if (marker === START_OF_SCAN) return segments;
    start = end;
  }
  return undefined;
}

/** Fill bytes (0xff before a marker) count as unusual. */
function hasLength(marker: number): boolean {
  const isAlone = marker >= RESTART_0 && marker <= END_OF_IMAGE;
  return marker >= FIRST_WITH_LENGTH && marker < 0xff && !isAlone;
}
