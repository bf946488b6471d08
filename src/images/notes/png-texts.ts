import { isAscii, isUtf8 } from "node:buffer";
import { crc32 } from "node:zlib";
import { XMP_KEYWORD } from "../parameters.ts";

/** Length of the signature and of the IHDR chunk, after which other chunks may stand. */
const AFTER_HEADER = 33;

/**
 * Puts texts into a PNG file, right after its header, by keyword (1 to 79 Latin letters): as tEXt
 * where Latin-1 can hold the text, else as iTXt in UTF-8 (PNG specification, section 11.3.3).
 * Programs that write UTF-8 into tEXt are common, so what could be mistaken for it is iTXt as well,
 * and XMP always is.
 */
export function withPngTexts(png: Buffer, texts: Readonly<Record<string, string>>): Buffer {
  const chunks = Object.entries(texts).map(([keyword, text]) => textChunk(keyword, text));
  return Buffer.concat([png.subarray(0, AFTER_HEADER), ...chunks, png.subarray(AFTER_HEADER)]);
}

function textChunk(keyword: string, text: string): Buffer {
  // The format ends a keyword with a zero byte and cannot hold one in a text.
  const clean = text.replaceAll("\0", "");
  const latin = Buffer.from(clean, "latin1");
  const isPlain = keyword !== XMP_KEYWORD && isLatin1(clean) && (isAscii(latin) || !isUtf8(latin));
  return isPlain
    ? chunk("tEXt", Buffer.concat([Buffer.from(`${keyword}\0`, "latin1"), latin]))
    : chunk("iTXt", Buffer.from(`${keyword}\0\0\0\0\0${clean}`, "utf8"));
}

function isLatin1(text: string): boolean {
  return /^[\t\n\r\u0020-\u007e\u00a0-\u00ff]*$/.test(text);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
