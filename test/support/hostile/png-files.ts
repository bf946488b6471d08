import { deflateSync } from "node:zlib";
import { blankPng } from "../large-png.ts";
import { exifWithComment } from "../exif-with-comment.ts";
import { hugePng, pngChunk, samplePicture } from "../sample-pictures.ts";
import { exifOfOverlaps, exifWithCircle } from "./exif-blocks.ts";
import { type HostileFile, noise, repeated, uint32 } from "./hostile-file.ts";

const SIGNATURE = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
const END = pngChunk("IEND", Buffer.alloc(0));
const AFTER_HEADER = 33;

const small = () => samplePicture(64, 64).png().toBuffer();

/** A small sound PNG with more behind its header. */
async function withChunks(...chunks: readonly Buffer[]): Promise<Buffer> {
  const png = await small();
  return Buffer.concat([png.subarray(0, AFTER_HEADER), ...chunks, png.subarray(AFTER_HEADER)]);
}

const textChunk = (keyword: string, text: string | Buffer) =>
  pngChunk("tEXt", Buffer.concat([Buffer.from(`${keyword}\0`, "latin1"), Buffer.from(text)]));

/** A PNG with one text, as a program would write it. */
export const withText = (keyword: string, text: string | Buffer) =>
  withChunks(textChunk(keyword, text));

const packedText = (keyword: string, unpacked: Buffer) =>
  pngChunk("zTXt", Buffer.concat([Buffer.from(`${keyword}\0\0`, "latin1"), deflateSync(unpacked)]));

function header(width: number, height: number, depth: number, type: number, interlace = 0): Buffer {
  return pngChunk(
    "IHDR",
    Buffer.concat([uint32(width), uint32(height), Buffer.from([depth, type, 0, 0, interlace])]),
  );
}

/** A sound PNG of zeros, with as many bytes in its rows as it needs. */
function zeros(width: number, height: number, depth: number, type: number): Buffer {
  const channels = [1, 0, 3, 1, 2, 0, 4][type] ?? 1;
  const rows = (1 + Math.ceil((width * channels * depth) / 8)) * height;
  const data = deflateSync(Buffer.alloc(rows), { level: 9 });
  return Buffer.concat([
    SIGNATURE,
    header(width, height, depth, type),
    pngChunk("IDAT", data),
    END,
  ]);
}

/** The chunks of an animation that says it has so many frames. */
function animated(frames: number): readonly Buffer[] {
  const control = Buffer.concat([uint32(0), uint32(64), uint32(64), Buffer.alloc(14)]);
  return [
    pngChunk("acTL", Buffer.concat([uint32(frames), uint32(0)])),
    ...Array.from({ length: frames }, () => pngChunk("fcTL", control)),
  ];
}

export const pngFiles: readonly HostileFile[] = [
  { name: "PNG of 3,000,000 × 16", make: () => zeros(3_000_000, 16, 8, 2) },
  { name: "PNG of 16 × 3,000,000", make: () => zeros(16, 3_000_000, 8, 2) },
  { name: "PNG of 30,000 × 30,000 in one bit", make: () => blankPng(30_000, 30_000) },
  { name: "PNG of 16,000 × 3,000 in one bit", make: () => blankPng(16_000, 3000) },
  { name: "PNG that says 2,147,483,647 a side", make: () => hugePng(2 ** 31 - 1, 2 ** 31 - 1) },
  { name: "PNG of no size", make: () => hugePng(0, 0) },
  { name: "PNG of 49 megapixels with 64 bits each", make: () => zeros(7000, 7000, 16, 6) },
  { name: "PNG of 36 megapixels with 64 bits each", make: () => zeros(6000, 6000, 16, 6) },
  {
    name: "PNG that unpacks to a hundred times its size",
    make: async () => {
      const png = await small();
      const data = deflateSync(Buffer.alloc(200_000_000));
      return Buffer.concat([png.subarray(0, AFTER_HEADER), pngChunk("IDAT", data), END]);
    },
  },
  {
    name: "PNG whose picture is a million chunks",
    make: () =>
      Buffer.concat([
        SIGNATURE,
        header(64, 64, 8, 2),
        repeated(pngChunk("IDAT", Buffer.alloc(0)), 1_000_000),
        END,
      ]),
  },
  {
    name: "PNG of a million empty texts",
    make: () => withChunks(repeated(textChunk("k", ""), 800_000)),
  },
  {
    name: "PNG of a million unknown chunks",
    make: () => withChunks(repeated(pngChunk("abCd", Buffer.alloc(0)), 1_000_000)),
  },
  {
    name: "PNG with a text of 10 MB",
    make: () => withText("parameters", repeated("a fox, ", 1.4e6)),
  },
  {
    name: "PNG with 150 packed texts of 64 MB",
    make: () => {
      const bomb = packedText("parameters", Buffer.alloc(64_000_000, 65));
      return withChunks(...Array.from({ length: 150 }, () => bomb));
    },
  },
  {
    name: "PNG with a packed international text of 64 MB",
    make: () =>
      withChunks(
        pngChunk(
          "iTXt",
          Buffer.concat([
            Buffer.from("parameters\0\u0001\0\0\0", "latin1"),
            deflateSync(Buffer.alloc(64_000_000, 65)),
          ]),
        ),
      ),
  },
  {
    name: "PNG with a packed colour profile of 64 MB",
    make: () =>
      withChunks(
        pngChunk(
          "iCCP",
          Buffer.concat([Buffer.from("p\0\0", "latin1"), deflateSync(Buffer.alloc(64_000_000))]),
        ),
      ),
  },
  { name: "PNG with EXIF of 10 MB", make: () => withChunks(pngChunk("eXIf", noise(10_000_000))) },
  {
    name: "PNG with EXIF whose tags share their bytes",
    make: () => withChunks(pngChunk("eXIf", exifOfOverlaps(3_000_000))),
  },
  {
    name: "PNG with EXIF that runs in a circle",
    make: () => withChunks(pngChunk("eXIf", exifWithCircle())),
  },
  {
    name: "PNG with a comment of 3 MB in EXIF",
    make: () =>
      withChunks(pngChunk("eXIf", exifWithComment("UNICODE\0", repeated("a ", 1_500_000), "MM"))),
  },
  {
    name: "PNG with a raw profile that is none",
    make: () => withText("Raw profile type exif", `\nexif\n 99\n${"4d".repeat(3_000_000)}`),
  },
  {
    name: "PNG with 9,000 raw profiles",
    make: () => {
      const profile = Buffer.from(`\nexif\n9\n${"4d".repeat(100_000)}`);
      return withChunks(repeated(packedText("Raw profile type exif", profile), 9000));
    },
  },
  { name: "PNG of 65,535 frames", make: () => withChunks(...animated(65_535)) },
  {
    name: "PNG with a chunk that is longer than the file",
    make: async () => {
      const png = await withChunks(textChunk("parameters", "a fox"));
      png.writeUInt32BE(0x7fffffff, AFTER_HEADER);
      return png;
    },
  },
  {
    name: "PNG with a palette of 10 MB",
    make: () =>
      Buffer.concat([
        SIGNATURE,
        header(64, 64, 8, 3),
        pngChunk("PLTE", noise(9_999_999)),
        pngChunk("IDAT", deflateSync(Buffer.alloc(65 * 64, 255))),
        END,
      ]),
  },
  {
    name: "PNG of which half is missing",
    make: async () => {
      const png = await samplePicture(2000, 2000).png().toBuffer();
      return png.subarray(0, png.length / 2);
    },
  },
  {
    name: "PNG with broken checksums",
    make: async () => {
      const png = await samplePicture(500, 500).png().toBuffer();
      for (let at = 60; at < png.length; at += 1000) png[at] = 0;
      return png;
    },
  },
  {
    name: "PNG that is a page as well",
    make: () => withText("Comment", "<script>alert(1)</script><!--"),
  },
  {
    name: "PNG that is an archive as well",
    make: async () => Buffer.concat([await small(), Buffer.from("PK\u0003\u0004"), noise(100_000)]),
  },
];
