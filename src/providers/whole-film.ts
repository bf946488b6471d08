import { boxAt } from "../lib/containers/mp4-box.ts";
import { elementAt } from "../lib/containers/webm-element.ts";
import { resultMediaType } from "./picture-file.ts";

/** The bytes of a box's head at least: fewer behind the last box are no box. */
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

function hasAllBoxes(file: Buffer): boolean {
  let isIndexed = false;
  let at = 0;
  while (at + BOX_HEAD <= file.length) {
    const box = boxAt(file, at, file.length);
    if (box === undefined) return false;
    if (box.name === "moov" || box.name === "moof") isIndexed = true;
    at = box.end;
  }
  return isIndexed;
}

/** An EBML header, then the segment. */
function hasWholeSegment(file: Buffer): boolean {
  const header = elementAt(file, 0, file.length);
  return header !== undefined && elementAt(file, header.end, file.length) !== undefined;
}
