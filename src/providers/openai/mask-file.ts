import { promisify } from "node:util";
import { crc32, deflate } from "node:zlib";
import type { PixelPicture } from "../../domain/pixels.ts";

const SIGNATURE = Buffer.from("\u0089PNG\r\n\u001a\n", "latin1");
/** 8 bits a channel, grey with alpha. */
const GREY_WITH_ALPHA = [8, 4, 0, 0, 0];
const HALF = 128;

/**
 * A mask as the Images API takes it: a PNG that is transparent where the picture may change. White
 * in our masks is what is redrawn, so that becomes transparent; everything darker than middle grey
 * stays.
 */
export async function maskFile({ data, width, height }: PixelPicture): Promise<Buffer> {
  const rows = Buffer.alloc(height * (1 + width * 2));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const changes = (data[(y * width + x) * 3] ?? 0) >= HALF;
      rows[y * (1 + width * 2) + 2 + x * 2] = changes ? 0 : 255;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(GREY_WITH_ALPHA, 8);
  const packed = await promisify(deflate)(rows);
  return Buffer.concat([SIGNATURE, chunk("IHDR", header), chunk("IDAT", packed), chunk("IEND")]);
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
