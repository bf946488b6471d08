import { inflateSync } from "node:zlib";
import type { TextBudget } from "../file-text.ts";
import { decodeText } from "./decode-text.ts";
import { type PngChunk, pngChunks } from "./png-chunks.ts";

/** A text chunk: the keyword, and the text. */
export interface PngText {
  readonly keyword: string;
  readonly text: string;
}

/** Chunks of texts that are looked at: a file may hold a million of them. */
const MAX_CHUNKS = 10_000;

/**
 * The texts (tEXt, zTXt, iTXt) of a PNG file in their order; what is broken or beyond the budget is
 * left out.
 */
export function* pngTexts(png: Buffer, budget: TextBudget): Generator<PngText> {
  let chunks = 0;
  for (const chunk of pngChunks(png)) {
    if (!isText(chunk)) continue;
    chunks += 1;
    if (chunks > MAX_CHUNKS) return;
    const text = readChunk(chunk, budget);
    if (text !== undefined) yield text;
  }
}

function isText({ type }: PngChunk): boolean {
  return type === "tEXt" || type === "zTXt" || type === "iTXt";
}

function readChunk({ type, data }: PngChunk, budget: TextBudget): PngText | undefined {
  const end = data.indexOf(0);
  if (end < 1) return undefined;
  const bytes = contentOf(type, data.subarray(end + 1), budget);
  if (bytes === undefined || !budget.charge(bytes.length)) return undefined;
  // The standard has Latin-1 in the first two, and many programs write UTF-8.
  return { keyword: data.toString("latin1", 0, end), text: decodeText(bytes) };
}

/** What follows the keyword, unpacked. */
function contentOf(type: string, rest: Buffer, budget: TextBudget): Buffer | undefined {
  if (type === "tEXt") return rest;
  // The method of compression, of which there is one.
  if (type === "zTXt") return inflated(rest.subarray(1), budget);
  // Whether it is compressed, how, a language and a translated keyword.
  const language = rest.indexOf(0, 2);
  const translated = language < 0 ? -1 : rest.indexOf(0, language + 1);
  if (translated < 0) return undefined;
  const text = rest.subarray(translated + 1);
  return rest[0] === 1 ? inflated(text, budget) : text;
}

/** Bytes of one text that was packed: a small chunk can hold a huge one, and a file thousands. */
const MAX_UNPACKED_BYTES = 8 * 1024 * 1024;

function inflated(data: Buffer, budget: TextBudget): Buffer | undefined {
  const room = Math.min(budget.room, MAX_UNPACKED_BYTES);
  if (room === 0) return undefined;
  try {
    return inflateSync(data, { maxOutputLength: room });
  } catch (error) {
    const isTooLarge =
      error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    if (isTooLarge) budget.waste(room);
    return undefined;
  }
}
