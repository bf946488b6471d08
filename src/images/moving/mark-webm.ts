import { elementAt, numberBytes, SEGMENT } from "../../lib/containers/webm-element.ts";

/** Elements by their ids in hexadecimal (RFC 9559). */
const [TAGS, TAG, TARGETS] = ["1254c367", "7373", "63c0"];
const [SIMPLE_TAG, TAG_NAME, TAG_STRING] = ["67c8", "45a3", "4487"];
const VOID = "ec";
const LENGTH_BYTES = 8;

/**
 * A clean WebM with one tag at its end; this container has no place for XMP. Undefined where the length
 * of the film's segment has no room for a larger number, and where something follows that segment.
 */
export function markWebm(file: Buffer, name: string, value: string): Buffer | undefined {
  let at = 0;
  let segment = elementAt(file, at, file.length);
  while (segment !== undefined && segment.name !== SEGMENT) {
    at = segment.end;
    segment = elementAt(file, at, file.length);
  }
  if (segment === undefined || segment.end !== file.length) return undefined;
  const { start, content } = segment;
  const tags = tagsOf(name, value);
  const kept = Buffer.from(file.subarray(0, endOfFilm(file, content)));
  const place = start + numberBytes(kept[start]);
  if (!writeLength(kept, place, kept.length + tags.length - content)) return undefined;
  return Buffer.concat([kept, tags]);
}

/** Where the last element of a segment that holds something ends. */
function endOfFilm(file: Buffer, content: number): number {
  let end = content;
  let element = elementAt(file, content, file.length);
  while (element !== undefined) {
    if (element.name !== VOID) ({ end } = element);
    element = elementAt(file, element.end, file.length);
  }
  return end;
}

function tagsOf(name: string, value: string): Buffer {
  const simple = [element(TAG_NAME, Buffer.from(name)), element(TAG_STRING, Buffer.from(value))];
  const tag = [element(TARGETS, Buffer.alloc(0)), element(SIMPLE_TAG, Buffer.concat(simple))];
  return element(TAGS, element(TAG, Buffer.concat(tag)));
}

function element(id: string, content: Buffer): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeBigUInt64BE(BigInt(content.length) | (1n << 56n));
  return Buffer.concat([Buffer.from(id, "hex"), length, content]);
}

/** Writes a length into as many bytes as stand there; an unknown one (only ones) may stay so. */
function writeLength(file: Buffer, at: number, length: number): boolean {
  const bytes = numberBytes(file[at]);
  const marker = 1n << BigInt(7 * bytes);
  if (BigInt(`0x${file.toString("hex", at, at + bytes)}`) === 2n * marker - 1n) return true;
  if (BigInt(length) >= marker - 1n) return false;
  const digits = (marker | BigInt(length)).toString(16).padStart(2 * bytes, "0");
  file.write(digits, at, "hex");
  return true;
}
