import { commonShortWords } from "./common-short-words.ts";

/** Digits and signs that are written for letters; a one or an exclamation mark is i or l. */
const SIGNS: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "2": "z",
  "3": "e",
  "4": "a",
  "5": "s",
  "6": "g",
  "7": "t",
  "8": "b",
  "9": "g",
  "@": "a",
  "€": "e",
  $: "s",
  "+": "t",
  "!": "i",
  "|": "i",
  "¡": "i",
};
const SIGN = /[0-9@€$+!|¡]/;
const MOST_PIECES = 24;
/** Pieces into which spaces tear one word. */
const MOST_TORN = 4;
const LETTERS = /[\p{L}\p{N}]+/gu;

/** Letters for digits and signs. */
function withoutSigns(text: string): string {
  return text.replaceAll(/[0-9@€$+!|¡]/g, (sign) => SIGNS[sign] ?? sign);
}

/** Runs of three and more equal letters as one: "baaad" is "bad", and "good" stays good. */
export function withoutRuns(word: string): string {
  return word.replaceAll(/(.)\1{2,}/gu, "$1");
}

/** The words of a folded text as they stand. */
export function plainWords(folded: string): readonly string[] {
  return folded.match(LETTERS) ?? [];
}

/**
 * What a folded text may hold beside the words as they stand: with signs read as letters, and pieces
 * put together that dots, dashes or spaces tear apart. Each at most once, in no order.
 */
export function disguisedWords(folded: string): ReadonlySet<string> {
  const found = new Set<string>();
  const chunks = folded.split(/\s+/u).filter((chunk) => chunk !== "");
  for (const chunk of chunks) addChunk(chunk, found);
  addLetterRuns(chunks, found);
  addTornWords(chunks, found);
  for (const word of [...found, ...plainWords(folded)]) found.add(withoutRuns(word));
  return found;
}

/** What stands between two spaces: its signs as letters, its pieces alone and in a row. */
function addChunk(chunk: string, found: Set<string>): void {
  const readings = SIGN.test(chunk) && /\p{L}/u.test(chunk) ? signReadings(chunk) : [chunk];
  for (const reading of readings) {
    const pieces = (reading.match(LETTERS) ?? []).slice(0, MOST_PIECES);
    for (let from = 0; from < pieces.length; from += 1) {
      let joined = "";
      for (const piece of pieces.slice(from)) {
        joined += piece;
        found.add(joined);
      }
    }
  }
}

/** A sign at the end may be a letter or the end of a sentence: "4ss!" is read with and without. */
function signReadings(chunk: string): readonly string[] {
  return [withoutSigns(chunk), withoutSigns(chunk.replaceAll(/^[!+|¡]+|[!+|¡]+$/g, ""))];
}

/** Letters that stand alone: "b a d" and "b. 4. d". */
function addLetterRuns(chunks: readonly string[], found: Set<string>): void {
  const letters = chunks.map((chunk) => withoutSigns(chunk).match(LETTERS)?.join("") ?? "");
  for (let from = 0; from < letters.length; from += 1) {
    let joined = "";
    for (const letter of letters.slice(from, from + MOST_PIECES)) {
      if (!/^.?$/u.test(letter)) break;
      joined += letter;
      if (joined.length > 2) found.add(joined);
    }
  }
}

/** One word in a few pieces, "ba d" and "sh it", unless all of them are common words. */
function addTornWords(chunks: readonly string[], found: Set<string>): void {
  const words = chunks.map((chunk) => withoutSigns(chunk).match(LETTERS)?.join("") ?? "");
  for (let from = 0; from < words.length; from += 1) {
    let joined = words[from] ?? "";
    let isCommon = commonShortWords.has(joined);
    for (const next of words.slice(from + 1, from + MOST_TORN)) {
      joined += next;
      isCommon &&= commonShortWords.has(next);
      if (!isCommon) found.add(joined);
    }
  }
}
