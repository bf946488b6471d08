import { animation, isoFile, plainPicture, samplePicture } from "../sample-pictures.ts";
import { type HostileFile, noise, repeated, uint16, uint32 } from "./hostile-file.ts";

const little16 = (value: number) => Buffer.from(uint16(value).toReversed());
const little32 = (value: number) => Buffer.from(uint32(value).toReversed());
const little24 = (value: number) => little32(value).subarray(0, 3);

/** A GIF with that screen and those blocks. */
function gif(width: number, height: number, ...blocks: readonly Buffer[]): Buffer {
  return Buffer.concat([
    Buffer.from("GIF89a"),
    little16(width),
    little16(height),
    Buffer.from([0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
    ...blocks,
    Buffer.from([0x3b]),
  ]);
}

/** One frame of a GIF: a rectangle with the code of a single pixel. */
function gifFrame(left: number, top: number, width: number, height: number): Buffer {
  return Buffer.concat([
    Buffer.from([0x2c]),
    ...[left, top, width, height].map(little16),
    Buffer.from([0, 2, 2, 0x44, 1, 0]),
  ]);
}

function riffChunk(type: string, data: Buffer): Buffer {
  const padding = Buffer.alloc(data.length % 2);
  return Buffer.concat([Buffer.from(type, "latin1"), little32(data.length), data, padding]);
}

function riff(...chunks: readonly Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from("WEBP"), ...chunks]);
  return Buffer.concat([Buffer.from("RIFF"), little32(body.length), body]);
}

/** The header of an extended WebP: what it has, and its size. */
function canvas(flags: number, width: number, height: number): Buffer {
  return riffChunk(
    "VP8X",
    Buffer.concat([Buffer.from([flags, 0, 0, 0]), little24(width - 1), little24(height - 1)]),
  );
}

/** The picture's own chunk of a small WebP. */
async function webpPicture(lossless: boolean): Promise<Buffer> {
  return (await samplePicture(64, 64).webp({ lossless }).toBuffer()).subarray(12);
}

/** A WebP without loss that is nothing but its size. */
function losslessHeader(width: number, height: number): Buffer {
  const bits = (width - 1) | ((height - 1) << 14);
  return riff(
    riffChunk("VP8L", Buffer.concat([Buffer.from([0x2f]), little32(bits), Buffer.alloc(20, 0x88)])),
  );
}

/** A small AVIF whose box of the size says another. */
async function resizedAvif(width: number, height: number): Promise<Buffer> {
  const avif = await samplePicture(64, 64).avif({ effort: 0 }).toBuffer();
  const at = avif.indexOf("ispe");
  uint32(width).copy(avif, at + 8);
  uint32(height).copy(avif, at + 12);
  return avif;
}

const large = (width: number, height: number) => plainPicture(width, height, { r: 1, g: 2, b: 3 });

export const otherPictures: readonly HostileFile[] = [
  { name: "GIF of 65,535 a side", make: () => gif(65_535, 65_535, gifFrame(0, 0, 1, 1)) },
  { name: "GIF of 7,000 × 7,000", make: () => gif(7000, 7000, gifFrame(0, 0, 7000, 7000)) },
  {
    name: "GIF of 65,535 frames",
    make: () => gif(4000, 4000, repeated(gifFrame(0, 0, 1, 1), 65_535)),
  },
  {
    name: "GIF of 700,000 frames",
    make: () => gif(64, 64, repeated(gifFrame(0, 0, 64, 64), 700_000)),
  },
  {
    name: "GIF with a frame beyond its screen",
    make: () => gif(64, 64, gifFrame(60_000, 60_000, 65_535, 65_535)),
  },
  { name: "GIF of no size", make: () => gif(0, 0, gifFrame(0, 0, 0, 0)) },
  {
    name: "GIF of 10 MB of comments",
    make: () =>
      gif(
        64,
        64,
        repeated(Buffer.from([0x21, 0xfe, 4, 97, 98, 99, 100, 0]), 1_250_000),
        gifFrame(0, 0, 64, 64),
      ),
  },
  {
    name: "GIF whose comment never ends",
    make: () =>
      gif(
        64,
        64,
        Buffer.from([0x21, 0xfe]),
        repeated(Buffer.concat([Buffer.from([255]), Buffer.alloc(255, 97)]), 40_000),
      ),
  },
  {
    name: "GIF with code of noise",
    make: () => gif(3000, 3000, gifFrame(0, 0, 3000, 3000).subarray(0, -4), noise(1_000_000)),
  },
  {
    name: "GIF of which half is missing",
    make: async () => (await animation("gif")).subarray(0, 100),
  },
  {
    name: "GIF that is a program as well",
    make: () => Buffer.concat([Buffer.from("GIF89a=1;/*"), noise(1000), Buffer.from("*/alert(1)")]),
  },
  { name: "WebP of 16,383 a side in forty bytes", make: () => losslessHeader(16_383, 16_383) },
  { name: "WebP of 7,000 × 7,000 in a few bytes", make: () => losslessHeader(7000, 7000) },
  {
    name: "WebP of 48 megapixels without loss",
    make: () => large(8000, 6000).webp({ lossless: true, effort: 0 }).toBuffer(),
  },
  {
    name: "WebP whose canvas is another size than its picture",
    make: async () => riff(canvas(0, 16_000_000, 16_000_000), await webpPicture(false)),
  },
  {
    name: "WebP of 65,535 frames",
    make: async () => {
      const frame = riffChunk(
        "ANMF",
        Buffer.concat([
          Buffer.alloc(6),
          little24(63),
          little24(63),
          Buffer.alloc(4),
          (await large(64, 64).webp().toBuffer()).subarray(12),
        ]),
      );
      const control = riffChunk("ANIM", Buffer.alloc(6));
      return riff(canvas(2, 64, 64), control, repeated(frame, 65_535));
    },
  },
  {
    name: "WebP with EXIF of 10 MB",
    make: async () =>
      riff(canvas(8, 64, 64), await webpPicture(false), riffChunk("EXIF", noise(10_000_000))),
  },
  {
    name: "WebP with a colour profile of 10 MB",
    make: async () =>
      riff(canvas(32, 64, 64), riffChunk("ICCP", noise(10_000_000)), await webpPicture(false)),
  },
  {
    name: "WebP of a million chunks",
    make: async () =>
      riff(
        canvas(0, 64, 64),
        repeated(riffChunk("abcd", Buffer.alloc(0)), 1_000_000),
        await webpPicture(false),
      ),
  },
  {
    name: "WebP that says it is longer",
    make: async () => {
      const webp = riff(await webpPicture(true));
      webp.writeUInt32LE(0xfffffff0, 4);
      return webp;
    },
  },
  {
    name: "WebP of which half is missing",
    make: async () => (await samplePicture(500, 500).webp().toBuffer()).subarray(0, 5000),
  },
  { name: "AVIF of 49 megapixels", make: () => large(7000, 7000).avif({ effort: 0 }).toBuffer() },
  { name: "AVIF of 19 megapixels", make: () => large(4750, 4000).avif({ effort: 0 }).toBuffer() },
  { name: "AVIF that says 60,000 a side", make: () => resizedAvif(60_000, 60_000) },
  { name: "AVIF that says 4,000,000,000 × 1", make: () => resizedAvif(4_000_000_000, 1) },
  { name: "AVIF that says 4,000 a side and has 64", make: () => resizedAvif(4000, 4000) },
  {
    name: "AVIF whose boxes are noise",
    make: async () => {
      const avif = await samplePicture(64, 64).avif({ effort: 0 }).toBuffer();
      return Buffer.concat([avif.subarray(0, 40), noise(1_000_000)]);
    },
  },
  {
    name: "AVIF of a million boxes",
    make: () =>
      Buffer.concat([
        isoFile("avif", "mif1"),
        repeated(Buffer.concat([uint32(8), Buffer.from("free")]), 1_000_000),
      ]),
  },
  {
    name: "AVIF of boxes in boxes",
    make: () => {
      const boxes = Array.from({ length: 100_000 }, (_, index) =>
        Buffer.concat([uint32((100_000 - index) * 8), Buffer.from("meta")]),
      );
      return Buffer.concat([isoFile("avif", "mif1"), ...boxes]);
    },
  },
  {
    name: "AVIF of which half is missing",
    make: async () => {
      const avif = await samplePicture(500, 500).avif({ effort: 0 }).toBuffer();
      return avif.subarray(0, avif.length / 2);
    },
  },
  { name: "AVIF of a sequence", make: () => isoFile("avis", "avif", "msf1") },
  { name: "HEIC", make: () => isoFile("heic", "mif1") },
];
