/** A GIF without comments and what other programs put beside the pictures, and how many there are. */
export interface CleanGif {
  readonly bytes: Buffer;
  readonly frames: number;
}

const HEADER_BYTES = 13;
const [EXTENSION, IMAGE, END] = [0x21, 0x2c, 0x3b];
const [COMMENT, APPLICATION] = [0xfe, 0xff];
/** These say how often an animation runs. */
const LOOPS = /^(?:NETSCAPE2\.0|ANIMEXTS1\.0)$/;

/** Reads a GIF (GIF89a, appendix A) block by block; undefined where it breaks off or is none. */
export function cleanGif(file: Buffer): CleanGif | undefined {
  if (!/^GIF8[79]a$/.test(file.toString("latin1", 0, 6))) return undefined;
  const kept: Buffer[] = [];
  let at = HEADER_BYTES + tableBytes(file[10]);
  let from = 0;
  let frames = 0;
  while (at < file.length) {
    const kind = file[at];
    if (kind === END) {
      return { bytes: Buffer.concat([...kept, file.subarray(from, at + 1)]), frames };
    }
    const label = file[at + 1];
    const start = at;
    if (kind === IMAGE) {
      frames += 1;
      at = afterBlocks(file, at + 11 + tableBytes(file[at + 9]));
    } else if (kind === EXTENSION) {
      at = afterBlocks(file, at + 2);
      const name = file.toString("latin1", start + 3, start + 14);
      if (label === COMMENT || (label === APPLICATION && !LOOPS.test(name))) {
        kept.push(file.subarray(from, start));
        from = at;
      }
    } else {
      return undefined;
    }
  }
  return undefined;
}

/** The bytes of a colour table that these flags announce. */
function tableBytes(flags = 0): number {
  return (flags & 0x80) > 0 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** The place behind a row of blocks, each of which begins with its length; the last one is empty. */
function afterBlocks(file: Buffer, from: number): number {
  let at = from;
  while (at < file.length) {
    const length = file[at] ?? 0;
    at += length + 1;
    if (length === 0) break;
  }
  return at;
}
