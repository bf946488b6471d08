import { isUtf8 } from "node:buffer";

/** Bytes of a text in an encoding that nobody named: UTF-8 where they can be, else Latin-1. */
export function decodeText(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return isUtf8(buffer) ? buffer.toString("utf8") : buffer.toString("latin1");
}

/**
 * Bytes that are said to be UTF-16. The order of the bytes should be that of the block around them,
 * but many programs always write big-endian, and some write UTF-8: what the text would be decides.
 */
export function decodeUtf16(bytes: Uint8Array, isLittleByDefault: boolean): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  // No text in UTF-16 is long without a space or line break, and both hold a zero byte.
  if (!buffer.includes(0) && isUtf8(buffer)) return buffer.toString("utf8");
  return new TextDecoder(isLittle(buffer, isLittleByDefault) ? "utf-16le" : "utf-16be").decode(
    buffer,
  );
}

/** Bytes that are looked at for their order. */
const SAMPLE_BYTES = 8192;

/**
 * A text keeps to few blocks of Unicode, so that its high halves are fewer different ones than the
 * low halves; in Latin text they are all zero. Of a few letters only those of usual scripts tell.
 */
function isLittle(buffer: Buffer, byDefault: boolean): boolean {
  const mark = buffer.length < 2 ? 0 : buffer.readUInt16BE();
  if (mark === 0xfffe || mark === 0xfeff) return mark === 0xfffe;
  const sample = buffer.subarray(0, SAMPLE_BYTES);
  const even = new Set<number>();
  const odd = new Set<number>();
  for (const [at, byte] of sample.entries()) (at % 2 === 0 ? even : odd).add(byte);
  if (even.size !== odd.size) return odd.size < even.size;
  if (even.has(0) !== odd.has(0)) return odd.has(0);
  const [asLittle, asBig] = ["utf-16le", "utf-16be"].map((encoding) =>
    usualLetters(new TextDecoder(encoding).decode(sample)),
  );
  return asLittle === asBig ? byDefault : (asLittle ?? 0) > (asBig ?? 0);
}

/** Letters below U+1000, kana, and the Chinese characters and Korean syllables in daily use. */
function usualLetters(text: string): number {
  return text.match(/[\u0020-\u0fff\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3]/g)?.length ?? 0;
}
