import { EMOJI } from "./emoji.ts";

/** A piece of a prompt: a word, an emoji, or what stands between them and stays as it is. */
export interface Piece {
  readonly kind: "word" | "emoji" | "gap";
  readonly text: string;
}

/** Brackets' weights, other programs' tags, escaped brackets and BREAK are no words. */
const SYNTAX = String.raw`\\.|:\s*[+-]?(?:\d+\.?\d*|\.\d+)\s*(?=[)\]])|<[^<>]*>|\bBREAK\b`;
const WORD = String.raw`[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*|(?<![\p{L}\p{N}+])[&+](?![\p{L}\p{N}+])`;
const PIECES = new RegExp(`${SYNTAX}|(?<emoji>${EMOJI})|(?<word>${WORD})`, "gu");

/** Cuts a prompt into words, emoji and gaps; joined they are the prompt again. */
export function splitWords(prompt: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  const gap = (text: string) => {
    const last = pieces.at(-1);
    if (text === "") return;
    if (last?.kind === "gap") pieces[pieces.length - 1] = { kind: "gap", text: last.text + text };
    else pieces.push({ kind: "gap", text });
  };
  for (const match of prompt.matchAll(PIECES)) {
    gap(prompt.slice(end, match.index));
    end = match.index + match[0].length;
    const { emoji, word } = match.groups ?? {};
    if (emoji !== undefined) pieces.push({ kind: "emoji", text: emoji });
    else if (word !== undefined) pieces.push({ kind: "word", text: word });
    else gap(match[0]);
  }
  gap(prompt.slice(end));
  return pieces;
}

/** How a word or phrase is looked up: lower case, one space between words, hyphens as spaces. */
export function keyOf(words: string): string {
  return words
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("’", "'")
    .replaceAll(/[\s-]+/gu, " ")
    .trim();
}

/** Whether what stands between two words lets them be one phrase. */
export function joinsWords(gap: string): boolean {
  return /^(?:[ \t]+|-)$/u.test(gap);
}
