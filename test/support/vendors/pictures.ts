import { crc32, deflateSync } from "node:zlib";

/** Real picture files of any size, made on the spot: one colour each, which the seed decides. */

interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

function colourOf(seed: number): Colour {
  const mixed = Math.imul(seed % 0xffff_fffb, 0x9e37_79b1) >>> 0;
  return { red: mixed & 255, green: (mixed >>> 8) & 255, blue: (mixed >>> 16) & 255 };
}

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};

/** A PNG file of 8-bit RGB. */
export function png(width: number, height: number, seed: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const { red, green, blue } = colourOf(seed);
  const row = Buffer.alloc(1 + width * 3);
  for (let x = 0; x < width; x += 1) row.set([red, green, blue], 1 + x * 3);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  return Buffer.concat([
    Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"),
    chunk("IHDR", header),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const segment = (marker: number, data: readonly number[]): Buffer =>
  Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255, ...data]);

/** Huffman codes: category k of the difference has the code of 4 bits that is k (12 of them fit). */
const dcTable = [0, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ...Array(12).keys()];

/** The only code of one bit, 0, ends a block. */
const acTable = [0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

const bits = (value: number, length: number): string => value.toString(2).padStart(length, "0");

/** One block: the difference of its mean from that of the last block, and no detail. */
function block(difference: number): string {
  const category = difference === 0 ? 0 : Math.floor(Math.log2(Math.abs(difference))) + 1;
  const value = difference > 0 ? difference : difference + 2 ** category - 1;
  return bits(category, 4) + (category > 0 ? bits(value, category) : "") + "0";
}

/** A baseline JPEG file of three components without subsampling, every quantiser 8 (so that 1 is one grey level). */
export function jpeg(width: number, height: number, seed: number): Buffer {
  const { red, green, blue } = colourOf(seed);
  const luma = Math.round(0.299 * red + 0.587 * green + 0.114 * blue) - 128;
  const bluish = Math.round(-0.168_736 * red - 0.331_264 * green + 0.5 * blue);
  const reddish = Math.round(0.5 * red - 0.418_688 * green - 0.081_312 * blue);
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8);
  const first = [luma, bluish, reddish].map((mean) => block(Math.max(-127, Math.min(127, mean))));
  const scan = first.join("") + block(0).repeat(3 * (blocks - 1));
  const bytes = (scan.match(/.{1,8}/g) ?? []).flatMap((octet) => {
    const byte = Number.parseInt(octet.padEnd(8, "1"), 2);
    return byte === 255 ? [255, 0] : [byte];
  });
  const components = [1, 2, 3].flatMap((id) => [id, 0x11, 0]);
  const size = [height >> 8, height & 255, width >> 8, width & 255];
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xdb, [0, ...Array.from({ length: 64 }, () => 8)]),
    segment(0xc0, [8, ...size, 3, ...components]),
    segment(0xc4, dcTable),
    segment(0xc4, acTable),
    segment(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]),
    Buffer.from(bytes),
    Buffer.from([0xff, 0xd9]),
  ]);
}
