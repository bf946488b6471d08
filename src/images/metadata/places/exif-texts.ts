import type { ExpandedTags } from "exifreader";
// Node finds no names in this package, only what it exports as a whole.
import exifReader from "exifreader";
import { decodeText, decodeUtf16 } from "./decode-text.ts";

/** The EXIF tags in which programs keep how a picture was made; the first are the likeliest. */
const tags = [
  "UserComment",
  "ImageDescription",
  "XPComment",
  "XPTitle",
  "XPSubject",
  "XPKeywords",
  "Make",
  "Model",
  "Software",
  "Artist",
] as const;

/** The text of one tag. */
export interface ExifText {
  readonly tag: (typeof tags)[number];
  readonly text: string;
}

/** UserComment: eight bytes name the encoding, the rest is the text. */
const CODE_BYTES = 8;

/**
 * The texts in a block of EXIF, with or without the leading "Exif"; none where it is broken. UserComment
 * is read in the first directory, too, where some programs put it. The block is read in one pass.
 */
export function exifTexts(exif: Uint8Array): readonly ExifText[] {
  const block = Buffer.from(exif.buffer, exif.byteOffset, exif.length);
  const start = block.toString("latin1", 0, 4) === "Exif" ? 6 : 0;
  const isLittle = block.toString("latin1", start, start + 2) === "II";
  // A copy, since the library reads the whole of the memory that lies behind a view.
  const tiff = Uint8Array.from(block.subarray(start)).buffer;
  const found = new Map<string, { readonly value?: unknown } | undefined>(
    Object.entries(readTags(tiff) ?? {}),
  );
  return tags.flatMap((tag) => {
    const text = textOf(tag, found.get(tag)?.value, isLittle).replaceAll("\0", "").trim();
    return text === "" ? [] : [{ tag, text }];
  });
}

function readTags(tiff: ArrayBuffer): ExpandedTags["exif"] {
  try {
    // oxlint-disable-next-line import/no-named-as-default-member -- the names are none for Node
    return exifReader.load(tiff, { expanded: true, includeTags: { exif: [...tags] } }).exif;
  } catch {
    return undefined;
  }
}

/** Bytes come as a list of numbers, text as a list of texts, cut at its zero bytes. */
function textOf(tag: string, value: unknown, isLittle: boolean): string {
  if (!Array.isArray(value)) return "";
  const values: readonly unknown[] = value;
  const texts = values.filter((each) => typeof each === "string");
  if (texts.length > 0) return texts.join("\n").replace(/^(?:ASCII|UNICODE)\n/, "");
  const bytes = Buffer.from(values.filter((each) => typeof each === "number"));
  if (tag.startsWith("XP")) return decodeUtf16(bytes, true);
  if (tag !== "UserComment") return decodeText(bytes);
  const code = bytes.toString("latin1", 0, CODE_BYTES);
  if (code.startsWith("UNICODE")) return decodeUtf16(bytes.subarray(CODE_BYTES), isLittle);
  const isNamed = /^(?:ASCII|JIS|\0{3})/.test(code);
  return decodeText(isNamed ? bytes.subarray(CODE_BYTES) : bytes);
}
