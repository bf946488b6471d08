import type { Piece } from "../../lib/containers/piece.ts";
import { elementAt, SEGMENT } from "../../lib/containers/webm-element.ts";
import type { CleanFilm } from "./film.ts";

/** Elements by their ids in hexadecimal (RFC 9559). */
const holders = new Set([SEGMENT, "1549a966", "1654ae6b", "ae", "e0"]);
/** Tags, attachments, a title: in which programs write what they like. */
const notes = new Set(["1254c367", "1941a469", "7ba9"]);
const [WIDTH, HEIGHT] = ["b0", "ba"];
const VOID = 0xec;

/**
 * Reads a WebM element by element and empties what programs wrote beside the film; each element
 * keeps its place. Undefined where it breaks off, holds no film, or was written without lengths, so
 * that nobody knows what stands in it.
 */
export function cleanWebm(file: Buffer): CleanFilm | undefined {
  const bytes = Buffer.from(file);
  const sides: Record<string, number> = {};
  const walk = (from: number, to: number): boolean => {
    let at = from;
    while (at < to) {
      const element = elementAt(bytes, at, to);
      if (!element) return false;
      const { name, content, end } = element;
      if (notes.has(name)) empty(bytes, element);
      if ((name === WIDTH || name === HEIGHT) && end - content <= 4 && end > content) {
        sides[name] ??= bytes.readUIntBE(content, end - content);
      }
      if (holders.has(name) && !walk(content, end)) return false;
      at = end;
    }
    return true;
  };
  const isWhole = walk(0, bytes.length);
  const { [WIDTH]: width = 0, [HEIGHT]: height = 0 } = sides;
  return isWhole && width > 0 && height > 0 ? { bytes, width, height } : undefined;
}

function empty(file: Buffer, { start, end }: Piece): void {
  file.fill(0, start, end);
  file[start] = VOID;
  const total = end - start;
  if (total < 10) {
    file[start + 1] = 0x80 | (total - 2);
    return;
  }
  file.writeBigUInt64BE(BigInt(total - 9) | (1n << 56n), start + 1);
}
