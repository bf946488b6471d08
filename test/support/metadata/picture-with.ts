import { withPngTexts } from "../../../src/images/notes/png-texts.ts";
import { samplePicture } from "../sample-pictures.ts";

/** A PNG with these texts, by their keywords. */
export async function pngWith(texts: Readonly<Record<string, string>>): Promise<Buffer> {
  return withPngTexts(await samplePicture().png().toBuffer(), texts);
}

/** A JPEG with these segments behind its first marker. */
export async function jpegWith(
  ...segments: readonly (readonly [marker: number, data: Buffer])[]
): Promise<Buffer> {
  const jpeg = await samplePicture().jpeg().toBuffer();
  const bytes = segments.map(([marker, data]) => {
    const frame = Buffer.from([0xff, marker, 0, 0]);
    frame.writeUInt16BE(data.length + 2, 2);
    return Buffer.concat([frame, data]);
  });
  return Buffer.concat([jpeg.subarray(0, 2), ...bytes, jpeg.subarray(2)]);
}

/** A JPEG with a block of EXIF. */
export async function jpegWithExif(exif: Buffer): Promise<Buffer> {
  return await jpegWith([0xe1, Buffer.concat([Buffer.from("Exif\0\0"), exif])]);
}

/** One tag of EXIF: its number, its type (1 bytes, 2 ASCII, 7 undefined), and its bytes. */
export type Tag = readonly [tag: number, type: 1 | 2 | 7, bytes: Buffer];

/** A block of EXIF with tags in its first directory, and in the EXIF directory. */
export function exifBlock(
  first: readonly Tag[],
  second: readonly Tag[] = [],
  order: "II" | "MM" = "II",
): Buffer {
  const write16 = (value: number) => {
    const bytes = Buffer.alloc(2);
    if (order === "II") bytes.writeUInt16LE(value);
    else bytes.writeUInt16BE(value);
    return bytes;
  };
  const write32 = (value: number) => {
    const bytes = Buffer.alloc(4);
    if (order === "II") bytes.writeUInt32LE(value);
    else bytes.writeUInt32BE(value);
    return bytes;
  };
  const directory = (tags: readonly Tag[], start: number, pointer: number | undefined) => {
    const count = tags.length + (pointer === undefined ? 0 : 1);
    let at = start + 2 + count * 12 + 4;
    const entries: Buffer[] = [];
    const values: Buffer[] = [];
    for (const [tag, type, bytes] of tags) {
      const isShort = bytes.length <= 4;
      const value = isShort ? Buffer.concat([bytes, Buffer.alloc(4 - bytes.length)]) : write32(at);
      entries.push(write16(tag), write16(type), write32(bytes.length), value);
      if (isShort) continue;
      values.push(bytes);
      at += bytes.length;
    }
    if (pointer !== undefined) {
      entries.push(write16(0x8769), write16(4), write32(1), write32(pointer));
    }
    return Buffer.concat([write16(count), ...entries, write32(0), ...values]);
  };
  const start = 8;
  const length = directory(first, start, second.length > 0 ? 0 : undefined).length;
  const pointer = second.length > 0 ? start + length : undefined;
  const head = Buffer.concat([Buffer.from(order), write16(42), write32(start)]);
  const exif = second.length > 0 ? directory(second, start + length, undefined) : Buffer.alloc(0);
  return Buffer.concat([head, directory(first, start, pointer), exif]);
}
