import type { Piece } from "./piece.ts";

/** The element that holds a film, by its id in hexadecimal (RFC 9559). */
export const SEGMENT = "18538067";

/**
 * The element that begins at a place, by its id in hexadecimal; undefined where it breaks off.
 * An id keeps its length marker, a length does not; a length of nothing but ones is not known.
 */
export function elementAt(file: Buffer, start: number, to: number): Piece | undefined {
  const idBytes = numberBytes(file[start]);
  const sizeBytes = numberBytes(file[start + idBytes]);
  const content = start + idBytes + sizeBytes;
  if (idBytes > 4 || sizeBytes > 8 || content > to) return undefined;
  const name = file.toString("hex", start, start + idBytes);
  const marker = 1n << BigInt(7 * sizeBytes);
  const size = BigInt(`0x${file.toString("hex", start + idBytes, content)}`) - marker;
  if (size === marker - 1n) return name === SEGMENT ? { name, start, content, end: to } : undefined;
  const length = Number(size);
  const end = content + length;
  return end <= to ? { name, start, content, end } : undefined;
}

/** How many bytes a number of EBML has: as many as its first byte begins with zeros, and one. */
export function numberBytes(first = 0): number {
  return Math.clz32(first) - 23;
}
