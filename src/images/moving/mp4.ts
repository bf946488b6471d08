import type { Size } from "../../domain/request.ts";
import { boxAt } from "../../lib/containers/mp4-box.ts";
import type { Piece } from "../../lib/containers/piece.ts";
import type { CleanFilm } from "./film.ts";

/** Boxes that hold others (ISO/IEC 14496-12). */
const holders = new Set(["moov", "trak"]);
/** Boxes in which programs write what they like, a whole workflow for instance. */
const notes = new Set(["udta", "meta", "uuid", "free", "skip"]);

/**
 * Reads an MP4 box by box and empties what programs wrote beside the film; each box keeps its place,
 * since others point into the file. Undefined where it breaks off or holds no film.
 */
export function cleanMp4(file: Buffer): CleanFilm | undefined {
  const bytes = Buffer.from(file);
  const names = new Set<string>();
  let size: Size | undefined;
  const walk = (from: number, to: number): boolean => {
    let at = from;
    while (at < to) {
      const box = boxAt(bytes, at, to);
      if (!box) return false;
      names.add(box.name);
      if (notes.has(box.name)) empty(bytes, box);
      if (box.name === "tkhd") size ??= sizeIn(bytes, box);
      if (holders.has(box.name) && !walk(box.content, box.end)) return false;
      at = box.end;
    }
    return true;
  };
  const isWhole = walk(0, bytes.length) && names.has("moov") && names.has("mdat");
  return isWhole && size ? { bytes, ...size } : undefined;
}

function empty(file: Buffer, { start, content, end }: Piece): void {
  file.write("free", start + 4, "latin1");
  file.fill(0, content, end);
}

/** A track's size, in the two last numbers of its header: 16 bits before the point. None of a sound. */
function sizeIn(file: Buffer, { content, end }: Piece): Size | undefined {
  const at = content + (file[content] === 1 ? 88 : 76);
  if (at + 8 > end) return undefined;
  const [width, height] = [file.readUInt16BE(at), file.readUInt16BE(at + 4)];
  return width > 0 && height > 0 ? { width, height } : undefined;
}
