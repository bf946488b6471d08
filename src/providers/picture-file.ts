/** The kinds of picture files that Easel takes, by their first bytes. */
export type PictureMediaType =
  | "image/jpeg"
  | "image/png"
  | "image/webp"
  | "image/gif"
  | "image/avif";

const ascii = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1", start, end);

/** The media type that a file's first bytes show, whatever anybody calls it; undefined for none known. */
export function pictureMediaType(bytes: Uint8Array): PictureMediaType | undefined {
  if (ascii(bytes, 0, 3) === "\u00ff\u00d8\u00ff") return "image/jpeg";
  if (ascii(bytes, 0, 8) === "\u0089PNG\r\n\u001a\n") return "image/png";
  if (ascii(bytes, 0, 4) === "RIFF" && ascii(bytes, 8, 12) === "WEBP") return "image/webp";
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return "image/gif";
  if (/^ftypavi[fs]$/.test(ascii(bytes, 4, 12))) return "image/avif";
  return undefined;
}

/** The kinds of files that a model may give: pictures, and films. */
export type ResultMediaType = PictureMediaType | "video/mp4" | "video/webm";

const EBML = "\u001aE\u00df\u00a3";

/** The media type of a picture or a film by its first bytes; undefined for none known. */
export function resultMediaType(bytes: Uint8Array): ResultMediaType | undefined {
  const picture = pictureMediaType(bytes);
  if (picture) return picture;
  if (ascii(bytes, 4, 8) === "ftyp") return "video/mp4";
  return ascii(bytes, 0, 4) === EBML ? "video/webm" : undefined;
}

/** How far from the end the end mark may lie: some writers pad behind it. */
const PADDING = 4096;

/**
 * Whether a JPEG or PNG file has its end mark, or a WebP file its whole length. A file that was cut
 * off on its way decodes half grey, and is better refused before it is shown. Others pass.
 */
export function isWholePicture(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mediaType = pictureMediaType(bytes);
  if (mediaType === "image/jpeg") {
    return file.subarray(-PADDING).includes("\u00ff\u00d9", 0, "latin1");
  }
  if (mediaType === "image/png") return file.subarray(-PADDING).includes("IEND", 0, "latin1");
  if (mediaType === "image/webp") {
    return file.length >= 12 && file.length >= file.readUInt32LE(4) + 8;
  }
  return true;
}
