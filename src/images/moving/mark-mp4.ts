import { boxAt } from "../../lib/containers/mp4-box.ts";
import type { Piece } from "../../lib/containers/piece.ts";

/** The box that holds XMP (XMP Specification Part 3, 1.2.7.1), by its id. */
const XMP_ID = Buffer.from("be7acfcb97a942e89c71999491e3afac", "hex");
const HEADER_BYTES = 8;

/**
 * A clean MP4 with a packet of XMP at its end, in a box of its own: nothing that points into the file
 * moves. An index of fragments (`mfra`) is found from the end, so it stays the last box. Undefined for a
 * file that ends in a box whose length cannot be written.
 */
export function markMp4(file: Buffer, xmp: string): Buffer | undefined {
  const boxes = boxesOf(file);
  while (boxes.at(-1)?.name === "free") boxes.pop();
  const index = boxes.at(-1)?.name === "mfra" ? boxes.pop() : undefined;
  const last = boxes.at(-1);
  if (last === undefined) return undefined;
  const kept = Buffer.from(file.subarray(0, last.end));
  // A length of 0 means "to the end of the file", where something else stands now.
  if (kept.readUInt32BE(last.start) === 0) {
    if (last.end - last.start > 0xffffffff) return undefined;
    kept.writeUInt32BE(last.end - last.start, last.start);
  }
  const content = Buffer.concat([XMP_ID, Buffer.from(xmp)]);
  const head = Buffer.alloc(HEADER_BYTES);
  head.writeUInt32BE(HEADER_BYTES + content.length, 0);
  head.write("uuid", 4, "latin1");
  const end = index === undefined ? [] : [file.subarray(index.start, index.end)];
  return Buffer.concat([kept, head, content, ...end]);
}

function boxesOf(file: Buffer): Piece[] {
  const boxes: Piece[] = [];
  let box = boxAt(file, 0, file.length);
  while (box !== undefined) {
    boxes.push(box);
    box = boxAt(file, box.end, file.length);
  }
  return boxes;
}
