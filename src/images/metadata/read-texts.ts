import { XMP_KEYWORD } from "../parameters.ts";
import { readHeader } from "../pictures/read-header.ts";
import { sniffFormat } from "../pictures/sniff-format.ts";
import { FileTexts } from "./file-text.ts";
import { decodeText } from "./places/decode-text.ts";
import { exifTexts } from "./places/exif-texts.ts";
import { gifComments } from "./places/gif-comments.ts";
import { iptcTexts } from "./places/iptc-texts.ts";
import { jpegComments } from "./places/jpeg-comments.ts";
import { pngChunks } from "./places/png-chunks.ts";
import { pngTexts } from "./places/png-texts.ts";
import { type RawProfile, rawProfile } from "./places/raw-profile.ts";
import { xmpTexts } from "./places/xmp-texts.ts";

/**
 * All texts in a picture's file: a PNG's texts, comments of JPEG and GIF, EXIF, XMP and IPTC. What is
 * broken or over the limits is left out. No pixel is decoded.
 */
export async function readTexts(file: Buffer): Promise<FileTexts> {
  const texts = new FileTexts();
  const blocks = new Blocks(texts);
  const format = sniffFormat(file);
  if (format === "png") {
    addPng(file, texts, blocks);
    return texts;
  }
  if (format === "jpeg") addComments(jpegComments(file), texts);
  if (format === "gif") addComments(gifComments(file), texts);
  await addDecoded(file, blocks);
  return texts;
}

function addComments(comments: Iterable<Buffer>, texts: FileTexts): void {
  for (const comment of comments) {
    if (!texts.budget.charge(comment.length)) return;
    texts.add("comment", "", decodeText(comment));
  }
}

function addPng(file: Buffer, texts: FileTexts, blocks: Blocks): void {
  for (const { keyword, text } of pngTexts(file, texts.budget)) {
    const profile = rawProfile(keyword, text);
    if (profile !== undefined) blocks.add(profile.kind, profile.bytes);
    else if (keyword === XMP_KEYWORD) blocks.add("xmp", Buffer.from(text));
    else texts.add("png", keyword, text);
  }
  for (const { type, data } of pngChunks(file)) if (type === "eXIf") blocks.add("exif", data);
}

/** The decoder hands out the blocks of the other formats as they are. */
async function addDecoded(file: Buffer, blocks: Blocks): Promise<void> {
  try {
    const { exif, xmp, iptc } = await readHeader(file);
    if (exif !== undefined) blocks.add("exif", exif);
    if (xmp !== undefined) blocks.add("xmp", xmp);
    if (iptc !== undefined) blocks.add("iptc", iptc);
  } catch {
    // No picture: what was found so far is all.
  }
}

/** A few blocks are read, each within the budget. */
class Blocks {
  readonly #texts: FileTexts;

  constructor(texts: FileTexts) {
    this.#texts = texts;
  }

  add(kind: RawProfile["kind"], bytes: Buffer): void {
    // Their values are held as many small ones, each larger than its bytes.
    if (!this.#texts.budget.charge(Math.max(bytes.length * 2, LEAST_WEIGHT))) return;
    for (const [name, text] of readers[kind](bytes)) this.#texts.add(kind, name, text);
  }
}

/** What a block counts at least: a file may hold very many small ones. */
const LEAST_WEIGHT = 64 * 1024;

type NamedTexts = readonly (readonly [name: string, text: string])[];

const readers: Readonly<Record<RawProfile["kind"], (bytes: Buffer) => NamedTexts>> = {
  exif: (bytes) => exifTexts(bytes).map(({ tag, text }) => [tag, text]),
  xmp: (bytes) => xmpTexts(bytes.toString("utf8")).map(({ name, text }) => [name, text]),
  iptc: (bytes) => [...iptcTexts(bytes)].map(({ dataSet, text }) => [dataSet, text]),
};
