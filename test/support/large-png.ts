import { deflateSync } from "node:zlib";
import { pngChunk } from "./sample-pictures.ts";

/**
 * A sound PNG of one colour with one bit a pixel: a small file of very many pixels, as somebody
 * makes it who wants a server to run out of memory. 30,000 × 30,000 are about 110 kB.
 */
export function blankPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const bytesARow = 1 + Math.ceil(width / 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1A\n", "latin1"),
    pngChunk("IHDR", header),
    pngChunk("IDAT", deflateSync(Buffer.alloc(bytesARow * height))),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}
