/** What stands in place of words that were somebody's. */
export const REMOVED = "[removed]";

/** So many letters in a row that are also in a secret are no chance; of scripts with many signs, fewer. */
const RUN = 8;
const WIDE_RUN = 4;
const SHORTEST_SECRET = 4;
/** Words of a secret that follow each other, in whatever order the secret has them. */
const WORDS_IN_A_ROW = 3;
const LETTERS_IN_A_ROW = 10;

const isSign = (character: string): boolean => /[\p{L}\p{N}\p{So}]/u.test(character);
const isWide = (text: string): boolean =>
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{So}]/u.test(text);

/** The letters and digits of a text, without case and accents, and where each of them stands. */
interface Folded {
  readonly letters: string;
  readonly at: readonly number[];
}

function fold(text: string): Folded {
  const at: number[] = [];
  let letters = "";
  let index = 0;
  for (const character of text) {
    for (const part of character.normalize("NFKD").toLowerCase()) {
      if (!isSign(part)) continue;
      letters += part;
      for (let unit = 0; unit < part.length; unit += 1) at.push(index);
    }
    index += character.length;
  }
  return { letters, at };
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
}

function wordsOf(text: string): readonly Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}\p{M}\p{So}]+/gu), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    folded: fold(word).letters,
  }));
}

/**
 * A text in which everything that repeats one of the secrets (keys, prompts) is replaced: whole or
 * cut, in other letters' case, with other signs between the words, and single words in quotation
 * marks. Give it text that is decoded (see decodeEscapes). Linear in the text's length.
 */
export function hideEchoes(text: string, secrets: readonly string[]): string {
  const words = wordsOf(text);
  const folded = fold(text);
  const marked = new Set<Word>();
  for (const secret of secrets) {
    const { letters } = fold(secret);
    const least = isWide(secret) ? 2 : SHORTEST_SECRET;
    if (letters.length < least) continue;
    markRuns(words, folded, letters, isWide(secret) ? WIDE_RUN : RUN, marked);
    markWords(text, words, new Set(wordsOf(secret).map((word) => word.folded)), marked);
  }
  return replaceMarked(text, words, marked);
}

/** Marks the words that share so many letters in a row with a secret, or hold all of a short one. */
function markRuns(
  words: readonly Word[],
  { letters, at }: Folded,
  secret: string,
  run: number,
  marked: Set<Word>,
): void {
  const size = Math.min(run, secret.length);
  const runs = new Set<string>();
  for (let i = 0; i + size <= secret.length; i += 1) runs.add(secret.slice(i, i + size));
  let next = 0;
  for (let i = 0; i + size <= letters.length; i += 1) {
    if (!runs.has(letters.slice(i, i + size))) continue;
    const [start = 0, end = 0] = [at[i], at[i + size - 1]];
    while ((words[next]?.end ?? Infinity) <= start) next += 1;
    const touched: Word[] = [];
    for (let word = words[next], n = next; word && word.start <= end; word = words[++n]) {
      touched.push(word);
    }
    // A short secret ("a cat") is hidden where it stands for itself, not within "a catalogue".
    const isWhole = touched.map((word) => word.folded).join("").length === size;
    if (size === run || isWhole) for (const word of touched) marked.add(word);
  }
}

/** Marks rows of words that are all of the secret, and quoted words that are. */
function markWords(
  text: string,
  words: readonly Word[],
  known: ReadonlySet<string>,
  marked: Set<Word>,
): void {
  let row: Word[] = [];
  const close = (): void => {
    const length = row.reduce((sum, { folded }) => sum + folded.length, 0);
    const isLong = row.length >= WORDS_IN_A_ROW && length >= LETTERS_IN_A_ROW;
    const [first] = row;
    const last = row.at(-1);
    const isQuoted = first && last && length >= 3 && isInQuotes(text, first.start, last.end);
    if (isLong || isQuoted) for (const word of row) marked.add(word);
    row = [];
  };
  for (const word of words) {
    const before = row.at(-1);
    const isNext = before === undefined || word.start - before.end <= 4;
    if (!known.has(word.folded) || !isNext) close();
    if (known.has(word.folded)) row.push(word);
  }
  close();
}

function isInQuotes(text: string, start: number, end: number): boolean {
  return /["'`“”‘’«»]/.test(text[start - 1] ?? "") && /["'`“”‘’«».,!?]/.test(text[end] ?? "");
}

function replaceMarked(text: string, words: readonly Word[], marked: ReadonlySet<Word>): string {
  const pieces: string[] = [];
  let from = 0;
  let isHiding = false;
  for (const word of words) {
    if (marked.has(word)) {
      if (!isHiding) pieces.push(text.slice(from, word.start), REMOVED);
      isHiding = true;
      from = word.end;
    } else {
      isHiding = false;
    }
  }
  pieces.push(text.slice(from));
  return pieces.join("");
}
