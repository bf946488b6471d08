import { exifWithComment } from "../exif-with-comment.ts";
import { samplePicture } from "../sample-pictures.ts";
import { exifOfOverlaps } from "./exif-blocks.ts";
import { type HostileFile, noise, repeated, uint16 } from "./hostile-file.ts";

const small = () => samplePicture(64, 64).jpeg().toBuffer();
const START = Buffer.from([0xff, 0xd8]);

function segment(marker: number, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0xff, marker]), uint16(data.length + 2), data]);
}

/** A small sound JPEG with more behind its first marker. */
async function withSegments(...segments: readonly Buffer[]): Promise<Buffer> {
  return Buffer.concat([START, ...segments, (await small()).subarray(2)]);
}

/** Where the frame of a JPEG begins, whose fourth byte on is its size. */
function frameOf(jpeg: Buffer): number {
  for (let at = 2; at < jpeg.length;) {
    const marker = jpeg[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xc2) return at;
    at += 2 + jpeg.readUInt16BE(at + 2);
  }
  throw new Error("this JPEG has no frame");
}

/** The same code with another size in its header. */
async function resized(width: number, height: number, jpeg?: Buffer): Promise<Buffer> {
  const bytes = Buffer.from(jpeg ?? (await small()));
  const frame = frameOf(bytes);
  bytes.writeUInt16BE(height, frame + 5);
  bytes.writeUInt16BE(width, frame + 7);
  return bytes;
}

const exif = (block: Buffer) => segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0"), block]));

export const jpegFiles: readonly HostileFile[] = [
  { name: "JPEG that says 65,500 a side", make: () => resized(65_500, 65_500) },
  { name: "JPEG of 65,500 × 16", make: () => resized(65_500, 16) },
  { name: "JPEG of 16 × 65,500", make: () => resized(16, 65_500) },
  { name: "JPEG of 8,000 × 6,000 with the code of 64 × 64", make: () => resized(8000, 6000) },
  { name: "JPEG of no size", make: () => resized(0, 0) },
  { name: "JPEG whose height comes later", make: () => resized(64, 0) },
  {
    name: "JPEG of two sizes, behind fill bytes",
    make: async () => {
      const decoy = segment(0xc0, Buffer.from([8, 0, 64, 0, 64, 3, 1, 34, 0, 2, 17, 1, 3, 17, 1]));
      const large = await resized(24_000, 24_000);
      const inComment = segment(0xfe, decoy);
      return Buffer.concat([
        START,
        inComment,
        repeated(Buffer.from([0xff]), 60_000),
        large.subarray(2),
      ]);
    },
  },
  {
    name: "JPEG with two frames",
    make: async () => {
      const large = await resized(24_000, 24_000);
      const at = frameOf(large);
      const own = await small();
      const start = frameOf(own);
      return Buffer.concat([
        own.subarray(0, start),
        large.subarray(at, at + 19),
        own.subarray(start),
      ]);
    },
  },
  {
    name: "JPEG of 2,500,000 empty segments",
    make: () => withSegments(repeated(segment(0xe5, Buffer.alloc(0)), 2_500_000)),
  },
  {
    name: "JPEG of 2,500,000 empty comments",
    make: () => withSegments(repeated(segment(0xfe, Buffer.alloc(0)), 2_500_000)),
  },
  {
    name: "JPEG of 10 MB of comments",
    make: () => withSegments(repeated(segment(0xfe, Buffer.alloc(65_000, "a fox ")), 150)),
  },
  {
    name: "JPEG with 150 blocks of EXIF",
    make: () => withSegments(repeated(exif(exifOfOverlaps(65_000)), 150)),
  },
  {
    name: "JPEG with 15 MB of fill bytes",
    make: () => withSegments(Buffer.alloc(15_000_000, 0xff)),
  },
  {
    name: "JPEG with a colour profile in 255 parts",
    make: () =>
      withSegments(
        ...Array.from({ length: 255 }, (_, index) =>
          segment(
            0xe2,
            Buffer.concat([
              Buffer.from("ICC_PROFILE\0"),
              Buffer.from([index + 1, 255]),
              noise(60_000, index + 1),
            ]),
          ),
        ),
      ),
  },
  {
    name: "JPEG with XMP that is no XML",
    make: () =>
      withSegments(
        segment(
          0xe1,
          Buffer.concat([
            Buffer.from("http://ns.adobe.com/xap/1.0/\0"),
            repeated("<a b='", 10_000),
          ]),
        ),
      ),
  },
  {
    name: "JPEG with a broken comment in EXIF",
    make: () =>
      withSegments(
        exif(exifWithComment("UNICODE\0", Buffer.alloc(60_001, 0xd8), "II").subarray(0, 60_000)),
      ),
  },
  {
    name: "JPEG of 48 megapixels in a thousand scans",
    make: async () => {
      const jpeg = await samplePicture(64, 64).jpeg({ progressive: true }).toBuffer();
      const large = await resized(8000, 6000, jpeg);
      const at = large.indexOf(Buffer.from([0xff, 0xda]));
      const scan = large.subarray(at, -2);
      return Buffer.concat([large, ...Array.from({ length: 1000 }, () => scan)]);
    },
  },
  {
    name: "JPEG of 48 megapixels, progressive, upside down",
    make: async () => {
      const jpeg = await samplePicture(64, 64)
        .jpeg({ progressive: true, chromaSubsampling: "4:4:4" })
        .withMetadata({ orientation: 6 })
        .toBuffer();
      return resized(8000, 6000, jpeg);
    },
  },
  {
    name: "JPEG of 255 channels",
    make: () =>
      withSegments(
        segment(0xc0, Buffer.concat([Buffer.from([8, 0, 64, 0, 64, 255]), Buffer.alloc(765, 17)])),
      ),
  },
  {
    name: "JPEG with a table that is too long",
    make: () =>
      withSegments(
        segment(0xc4, Buffer.concat([Buffer.from([0]), Buffer.alloc(16, 255), noise(4080)])),
      ),
  },
  {
    name: "JPEG of which half is missing",
    make: async () => {
      const jpeg = await samplePicture(1000, 1000).jpeg({ progressive: true }).toBuffer();
      return jpeg.subarray(0, jpeg.length / 2);
    },
  },
  {
    name: "JPEG that is a page as well",
    make: () =>
      withSegments(segment(0xfe, Buffer.from("*/=alert(1);/*<html><script src=//x></script>"))),
  },
  { name: "JPEG of nothing but a start", make: () => Buffer.from([0xff, 0xd8, 0xff]) },
];
