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
/** Signs alone that are a word: "@$$", and not "455". */
const ONLY_SIGNS = /^[0-9@€$+!|¡]*[@€$|][0-9@€$+!|¡]*$/;
/** Letters that are drawn with several signs, the longer ones first. */
const DRAWN: readonly (readonly [RegExp, string])[] = [
  [/\|\\\/\|/g, "m"],
  [/\\\/\\\//g, "w"],
  [/\|\\\|/g, "n"],
  [/\|-\|/g, "h"],
  [/\|_\|/g, "u"],
  [/\|\)/g, "d"],
  [/\|</g, "k"],
  [/\/\\/g, "a"],
  [/\\\//g, "v"],
  [/\(\)/g, "o"],
  [/(?<=\p{L})[(<]/gu, "c"],
];
const MOST_PIECES = 24;
/** Pieces into which spaces tear one word. */
const MOST_TORN = 4;
const LETTERS = /[\p{L}\p{N}]+/gu;

/** Letters for digits and signs. */
function withoutSigns(text: string): string {
  return text.replaceAll(/[0-9@€$+!|¡]/g, (sign) => SIGNS[sign] ?? sign);
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
  for (const chunk of new Set(chunks)) addChunk(chunk, found);
  addLetterRuns(chunks, found);
  addTornWords(chunks, found);
  for (const word of [...found, ...plainWords(folded)])
    for (const other of otherSpellings(word)) found.add(other);
  return found;
}

/** Without numbers around it, and with letters that sound alike: "1word23", "azz", "phun". */
function otherSpellings(word: string): readonly string[] {
  if (!/[\p{N}z]|ph/u.test(word)) return [];
  const bare = word.replaceAll(/^\p{N}+|\p{N}+$/gu, "");
  return [bare, bare.replaceAll("z", "s"), bare.replaceAll("ph", "f")].filter(
    (each) => each !== word,
  );
}

/** What stands between two spaces: its signs as letters, its pieces alone and in a row. */
function addChunk(chunk: string, found: Set<string>): void {
  for (const reading of readingsOf(chunk)) {
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

/** A sign may be a letter, or what stands between letters. */
function readingsOf(chunk: string): readonly string[] {
  const hasSigns = SIGN.test(chunk) && /\p{L}/u.test(chunk);
  if (hasSigns || ONLY_SIGNS.test(chunk)) return [chunk, ...signReadings(chunk), ...drawn(chunk)];
  return [chunk, ...drawn(chunk)];
}

function drawn(chunk: string): readonly string[] {
  const read = DRAWN.reduce((text, [signs, letter]) => text.replaceAll(signs, letter), chunk);
  return read === chunk ? [] : signReadings(read);
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
      // A letter that unfolds into two: "ß".
      if (!/^(?:.?|ss)$/u.test(letter)) break;
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
