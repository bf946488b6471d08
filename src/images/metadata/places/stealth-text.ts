import { gunzipSync } from "node:zlib";
import { openPicture } from "../../pictures/open-picture.ts";

/**
 * The texts that NovelAI and a web UI's extension hide in a picture's lowest bits, column by column,
 * the highest bit of a byte first: one of these words, the length in bits (32 bits), the text. "comp"
 * is packed with gzip; "png" lies in the alpha channel, "rgb" in the colours.
 */
const words = ["stealth_pnginfo", "stealth_pngcomp", "stealth_rgbinfo", "stealth_rgbcomp"] as const;

const WORD_BITS = 15 * 8;
const LENGTH_BITS = 32;
const CHANNELS = 4;

/** A larger picture is not decoded for a text that it hardly has. */
const MAX_PIXELS = 16_000_000;

/** Reads the hidden text of a PNG or WebP; undefined where there is none, or no sound picture. */
export async function stealthText(file: Buffer, room: number): Promise<string | undefined> {
  try {
    return await readText(file, room);
  } catch {
    return undefined;
  }
}

async function readText(file: Buffer, room: number): Promise<string | undefined> {
  const { facts, decode } = await openPicture(file);
  const { width, height, format } = facts;
  if ((format !== "png" && format !== "webp") || width * height > MAX_PIXELS) return undefined;
  const pixels = async (columns: number): Promise<Pixels> => {
    const area = { left: 0, top: 0, width: columns, height };
    const { data } = await decode((picture) =>
      picture.extract(area).toColourspace("srgb").ensureAlpha().raw({ depth: "uchar" }),
    );
    return { data, width: columns, height };
  };
  const columns = Math.min(width, Math.ceil(WORD_BITS / height));
  const start = await pixels(columns);
  const word = words.find((each) => takeText(start, channelsOf(each), 0, WORD_BITS) === each);
  if (word === undefined) return undefined;
  const whole = columns === width ? start : await pixels(width);
  return hiddenText(whole, word, room);
}

interface Pixels {
  /** Red, green, blue and alpha, row by row. */
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

function hiddenText(pixels: Pixels, word: string, room: number): string | undefined {
  const channels = channelsOf(word);
  const bits = takeBytes(pixels, channels, WORD_BITS, LENGTH_BITS).readUInt32BE();
  const start = WORD_BITS + LENGTH_BITS;
  if (bits > pixels.width * pixels.height * channels.length - start) return undefined;
  const bytes = takeBytes(pixels, channels, start, bits);
  const text = word.endsWith("comp") ? gunzipSync(bytes, { maxOutputLength: room }) : bytes;
  return text.toString("utf8");
}

/** The places of the channels within a pixel. */
function channelsOf(word: string): readonly number[] {
  return word.startsWith("stealth_rgb") ? [0, 1, 2] : [3];
}

function takeText(pixels: Pixels, channels: readonly number[], start: number, bits: number) {
  return takeBytes(pixels, channels, start, bits).toString("latin1");
}

function takeBytes(
  { data, width, height }: Pixels,
  channels: readonly number[],
  start: number,
  bits: number,
): Buffer {
  const bytes = Buffer.alloc(Math.floor(bits / 8));
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const pixel = Math.floor((start + bit) / channels.length);
    const column = Math.floor(pixel / height);
    const row = pixel % height;
    const channel = channels[(start + bit) % channels.length] ?? 0;
    const value = data[(row * width + column) * CHANNELS + channel] ?? 0;
    bytes[bit >> 3] = ((bytes[bit >> 3] ?? 0) << 1) | (value & 1);
  }
  return bytes;
}
