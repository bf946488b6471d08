/** A block of another format in a PNG's text, as ImageMagick writes it. */
export interface RawProfile {
  readonly kind: "exif" | "iptc" | "xmp";
  readonly bytes: Buffer;
}

const kinds: Readonly<Record<string, RawProfile["kind"]>> = {
  exif: "exif",
  APP1: "exif",
  iptc: "iptc",
  xmp: "xmp",
};

/**
 * Reads a text with the keyword "Raw profile type …": a line with the kind, one with the length in
 * bytes, then the bytes in hexadecimal with line breaks. Undefined for any other text.
 */
export function rawProfile(keyword: string, text: string): RawProfile | undefined {
  const kind = kinds[/^Raw profile type (\w+)$/.exec(keyword)?.[1] ?? ""];
  if (kind === undefined) return undefined;
  const digits = /^\s*\w+\s+\d+\s+([0-9a-fA-F\s]*)/.exec(text)?.[1];
  if (digits === undefined) return undefined;
  return { kind, bytes: Buffer.from(digits.replaceAll(/\s/g, ""), "hex") };
}
