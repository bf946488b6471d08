import type { Piece } from "./piece.ts";

/**
 * The box of an MP4 that begins at a place (ISO/IEC 14496-12, 4.2: a length of 1 stands for one of 64
 * bits behind the type, 0 for the rest); undefined where it breaks off. `to` is where what holds it ends.
 */
export function boxAt(file: Buffer, start: number, to: number): Piece | undefined {
  if (start + 8 > to) return undefined;
  const short = file.readUInt32BE(start);
  const isLong = short === 1;
  if (isLong && start + 16 > to) return undefined;
  const length = isLong
    ? Number(file.readBigUInt64BE(start + 8))
    : short === 0
      ? to - start
      : short;
  const content = start + (isLong ? 16 : 8);
  const end = start + length;
  if (end > to || end < content) return undefined;
  return { name: file.toString("latin1", start + 4, start + 8), start, content, end };
}
