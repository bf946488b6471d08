import { promisify } from "node:util";
import { crc32, inflate } from "node:zlib";

/** Length of the signature and of the IHDR chunk, after which other chunks may stand. */
const AFTER_HEADER = 33;

/** Texts in files from outside that are looked at, and characters of each. */
const MAX_TEXTS = 64;
const MAX_TEXT_BYTES = 512 * 1024;

const inflateText = promisify(inflate);

/**
 * Puts texts into a PNG file, right after its header, by keyword (1 to 79 Latin letters): as tEXt
 * where Latin-1 can hold the text, else as iTXt in UTF-8 (PNG specification, section 11.3.3).
 */
export function addPngTexts(png: Buffer, texts: Readonly<Record<string, string>>): Buffer {
  const chunks = Object.entries(texts).map(([keyword, text]) => textChunk(keyword, text));
  return Buffer.concat([png.subarray(0, AFTER_HEADER), ...chunks, png.subarray(AFTER_HEADER)]);
}

/** Reads all texts (tEXt, zTXt, iTXt) of a PNG file by keyword; what is broken is left out. */
export async function readPngTexts(png: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const { type, data } of pngChunks(png)) {
    if (texts.size >= MAX_TEXTS) break;
    const text = data.length > MAX_TEXT_BYTES ? undefined : await readText(type, data);
    if (text !== undefined && !texts.has(text.keyword)) texts.set(text.keyword, text.text);
  }
  return texts;
}

function textChunk(keyword: string, text: string): Buffer {
  // The format ends a keyword with a zero byte and cannot hold one in a text.
  const clean = text.replaceAll("\0", "");
  return isLatin1(clean)
    ? chunk("tEXt", Buffer.from(`${keyword}\0${clean}`, "latin1"))
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

function* pngChunks(png: Uint8Array): Generator<{ type: string; data: Buffer }> {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.length);
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    if (type === "IEND" || at + 12 + length > bytes.length) return;
    yield { type, data: bytes.subarray(at + 8, at + 8 + length) };
    at += 12 + length;
  }
}

async function readText(
  type: string,
  data: Buffer,
): Promise<{ keyword: string; text: string } | undefined> {
  const end = data.indexOf(0);
  if (end < 1) return undefined;
  const keyword = data.toString("latin1", 0, end);
  const rest = data.subarray(end + 1);
  switch (type) {
    case "tEXt":
      return { keyword, text: rest.toString("latin1") };
    case "zTXt": {
      const text = await inflated(rest.subarray(1));
      return text === undefined ? undefined : { keyword, text: text.toString("latin1") };
    }
    case "iTXt": {
      const text = await internationalText(rest);
      return text === undefined ? undefined : { keyword, text: text.toString("utf8") };
    }
    default:
      return undefined;
  }
}

/** After the keyword: whether it is compressed, how, a language and a translated keyword. */
async function internationalText(rest: Buffer): Promise<Buffer | undefined> {
  const language = rest.indexOf(0, 2);
  const translated = language < 0 ? -1 : rest.indexOf(0, language + 1);
  if (translated < 0) return undefined;
  const text = rest.subarray(translated + 1);
  return rest[0] === 1 ? inflated(text) : text;
}

/** A small chunk can hold a huge text; more than the limit is not unpacked. */
async function inflated(data: Buffer): Promise<Buffer | undefined> {
  try {
    return await inflateText(data, { maxOutputLength: MAX_TEXT_BYTES });
  } catch {
    return undefined;
  }
}
