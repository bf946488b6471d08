import { crc32 } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import type { PixelPicture } from "../../src/domain/pixels.ts";

/** Pixels with a soft pattern and a little noise, the same every time: nothing packs them to nothing. */
export function samplePixels(width = 64, height = 48): PixelPicture {
  const data = new Uint8Array(width * height * 3);
  let noise = 1;
  for (let index = 0; index < data.length; index++) {
    noise = (noise * 1_103_515_245 + 12_345) % 2 ** 31;
    const column = Math.floor(index / 3) % width;
    data[index] = (column * 180) / width + (noise / 2 ** 31) * 40;
  }
  return { kind: "pixels", data, width, height };
}

/** The sample pixels as something that sharp can turn into any file. */
export function samplePicture(width = 64, height = 48): Sharp {
  const { data } = samplePixels(width, height);
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** One colour everywhere; `alpha` from 0 to 1. */
export function plainPicture(
  width: number,
  height: number,
  color: { r: number; g: number; b: number; alpha?: number },
): Sharp {
  const channels = color.alpha === undefined ? 3 : 4;
  return sharp({ create: { width, height, channels, background: color } });
}

/** An animation of two frames, red and blue. */
export async function animation(format: "gif" | "webp"): Promise<Buffer> {
  const frames = await Promise.all(
    [
      { r: 255, g: 0, b: 0 },
      { r: 0, g: 0, b: 255 },
    ].map((color) => plainPicture(32, 32, color).png().toBuffer()),
  );
  const joined = sharp(frames, { join: { animated: true } });
  return (format === "gif" ? joined.gif() : joined.webp()).toBuffer();
}

/** A PNG file that says it is so large, with next to nothing inside. */
export function hugePng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    pngChunk("IHDR", header),
    pngChunk("IDAT", Buffer.from("789c030000000001", "hex")),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

/** One chunk of a PNG file: length, type, data and checksum. */
export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** The start of a file in the ISO container, as a phone (`heic`) or a camera (`mp42`) writes it. */
export function isoFile(...brands: readonly string[]): Buffer {
  const box = Buffer.from(
    `....ftyp${brands[0] ?? ""}\0\0\0\0${brands.slice(1).join("")}`,
    "latin1",
  );
  box.writeUInt32BE(box.length, 0);
  return Buffer.concat([box, Buffer.alloc(64)]);
}
