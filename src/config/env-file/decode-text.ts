/** A text out of a file, and the encoding it was in, where that is not UTF-8. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
}

/** Bytes that are looked at for the zeros of UTF-16: the names and signs of a settings file are ASCII. */
const SAMPLE = 1024;

/**
 * Reads a small text file as its editor meant it: UTF-8 or UTF-16 with or without a byte order
 * mark, else Windows-1252, in which every byte is some letter. Undefined for what is no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  for (const encoding of likely(bytes)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // Only these control characters stand in a text.
      return /[^\t\n\r\f\P{Cc}]/u.test(text) ? undefined : { text, encoding };
    } catch {
      // Not valid in this encoding: the next one.
    }
  }
  return undefined;
}

function likely(bytes: Uint8Array): readonly DecodedText["encoding"][] {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return ["utf-16le"];
  if (first === 0xfe && second === 0xff) return ["utf-16be"];
  const zeros = [0, 0];
  for (const [index, byte] of bytes.subarray(0, SAMPLE).entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (odd > even) return ["utf-16le"];
  if (even > odd) return ["utf-16be"];
  return ["utf-8", "windows-1252"];
}
