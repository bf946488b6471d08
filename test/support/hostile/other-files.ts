import { deflateRawSync, gzipSync } from "node:zlib";
import { samplePicture } from "../sample-pictures.ts";
import { type HostileFile, noise, repeated, uint32 } from "./hostile-file.ts";

const svg = (inside: string, start = "") =>
  Buffer.from(
    `<?xml version="1.0"?>${start}<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64">${inside}</svg>`,
  );

const entities = `<!DOCTYPE svg [<!ENTITY a "${"a".repeat(100)}">${Array.from(
  { length: 9 },
  (_, index) => `<!ENTITY ${"bcdefghij"[index]} "${`&${"abcdefghi"[index]};`.repeat(10)}">`,
).join("")}]>`;

/** An archive with one file that unpacks to 300 times its size. */
function zip(): Buffer {
  const data = deflateRawSync(Buffer.alloc(50_000_000));
  const name = Buffer.from("a.png");
  const header = Buffer.alloc(30);
  header.write("PK\u0003\u0004", 0, "latin1");
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(data.length, 18);
  header.writeUInt32LE(50_000_000, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name, data]);
}

/** A TIFF that says it is 100,000 pixels a side. */
function tiff(): Buffer {
  const entries = [
    [256, 4, 1, 100_000],
    [257, 4, 1, 100_000],
    [258, 3, 1, 8],
    [262, 3, 1, 1],
    [273, 4, 1, 8],
    [279, 4, 1, 10],
  ];
  const bytes = Buffer.alloc(200);
  bytes.write("II*\0", 0, "latin1");
  bytes.writeUInt32LE(16, 4);
  bytes.writeUInt16LE(entries.length, 16);
  for (const [index, [tag = 0, type = 0, count = 0, value = 0]] of entries.entries()) {
    const at = 18 + index * 12;
    bytes.writeUInt16LE(tag, at);
    bytes.writeUInt16LE(type, at + 2);
    bytes.writeUInt32LE(count, at + 4);
    bytes.writeUInt32LE(value, at + 8);
  }
  return bytes;
}

const starting = (start: string | Buffer, length = 10_000): Buffer =>
  Buffer.concat([Buffer.from(start), noise(length)]);

export const otherFiles: readonly HostileFile[] = [
  {
    name: "SVG whose entities unfold to a billion letters",
    make: () => svg("<text>&j;</text>", entities),
  },
  {
    name: "SVG with a file of this machine",
    make: () => svg("<text>&x;</text>", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
  },
  {
    name: "SVG with another picture",
    make: () => svg('<image href="file:///etc/passwd" width="9" height="9"/>'),
  },
  {
    name: "SVG with an address",
    make: () => svg('<image href="http://127.0.0.1/x.png" width="9" height="9"/>'),
  },
  {
    name: "SVG of 100,000 a side",
    make: () =>
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="100000" height="100000"/>'),
  },
  { name: "SVG of a million groups", make: () => svg("<g>".repeat(1_000_000)) },
  { name: "SVG, packed", make: () => gzipSync(svg("<text>x</text>")) },
  {
    name: "XML of entities that is no SVG",
    make: () => Buffer.from(`<?xml version="1.0"?>${entities.replace("svg", "x")}<x>&j;</x>`),
  },
  { name: "TIFF of 100,000 a side", make: () => tiff() },
  { name: "BMP", make: () => starting("BM") },
  { name: "PDF", make: () => starting("%PDF-1.7\n") },
  { name: "PostScript", make: () => starting("%!PS-Adobe-3.0 EPSF-3.0\n") },
  { name: "Photoshop's file", make: () => starting("8BPS\0\u0001") },
  { name: "PPM of 50,000 a side", make: () => starting("P6 50000 50000 255\n") },
  {
    name: "Radiance's file",
    make: () => starting("#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 50000 +X 50000\n"),
  },
  { name: "OpenEXR", make: () => starting(Buffer.from([0x76, 0x2f, 0x31, 0x01])) },
  { name: "FITS", make: () => starting("SIMPLE  =                    T".padEnd(80)) },
  { name: "JPEG XL", make: () => starting(Buffer.from([0xff, 0x0a])) },
  { name: "JPEG 2000", make: () => starting(Buffer.from("0000000c6a5020200d0a870a", "hex")) },
  {
    name: "libvips' own file",
    make: () =>
      starting(
        Buffer.concat([Buffer.from([0xb6, 0xa6, 0xf2, 0x08]), uint32(60_000), uint32(60_000)]),
      ),
  },
  { name: "MATLAB's file", make: () => starting("MATLAB 5.0 MAT-file") },
  {
    name: "ImageMagick's script",
    make: () =>
      Buffer.from(
        "push graphic-context\nfill 'url(https://127.0.0.1/x\"|ls \"-la)'\npop graphic-context",
      ),
  },
  { name: "icon", make: () => starting(Buffer.from([0, 0, 1, 0, 1, 0])) },
  { name: "film", make: () => starting(Buffer.concat([uint32(32), Buffer.from("ftypmp42")])) },
  { name: "archive that unpacks to a lot", make: () => zip() },
  { name: "packed zeros", make: () => gzipSync(Buffer.alloc(50_000_000)) },
  { name: "program", make: () => starting("\x7fELF\u0002\u0001\u0001") },
  { name: "nothing", make: () => Buffer.alloc(0) },
  { name: "one byte", make: () => Buffer.from([0x89]) },
  { name: "16 MB of zeros", make: () => Buffer.alloc(16 * 1024 * 1024) },
  { name: "16 MB of noise", make: () => noise(16 * 1024 * 1024) },
  { name: "17 MB", make: () => Buffer.alloc(17 * 1024 * 1024) },
  { name: "words", make: () => repeated("a red fox, ", 1_000_000) },
  {
    name: "PNG behind a GIF's start",
    make: async () =>
      Buffer.concat([Buffer.from("GIF89a"), await samplePicture(64, 64).png().toBuffer()]),
  },
];
