import { disguisedWords, plainWords, withoutRuns } from "./disguises.ts";
import { foldText } from "./fold.ts";

/** Blocked words, ready to be looked for. */
export interface WordList {
  /** The first blocked word, as it stands in the list, that a text holds. */
  find(text: string): string | undefined;
}

/**
 * Makes a list of blocked words and phrases. They match whole words only ("grass" passes where "ass"
 * is blocked), in any case, through look-alike letters, invisible characters, spacing, stretched
 * letters, digits for letters, and letters behind asterisks.
 */
export function createWordList(entries: readonly string[]): WordList {
  const exact = new Map<string, string>();
  const stretched = new Map<string, string>();
  const merged = new Map<string, string>();
  const byLength = new Map<number, string[]>();
  const phrases: { readonly words: string; readonly entry: string }[] = [];
  for (const entry of entries) {
    const parts = plainWords(foldText(entry));
    const [word = ""] = parts;
    if (parts.length > 1) phrases.push({ words: ` ${parts.join(" ")} `, entry });
    if (parts.length !== 1) continue;
    exact.set(word, entry);
    stretched.set(withoutRuns(word), entry);
    merged.set(mergeIl(word), entry);
    byLength.set(word.length, [...(byLength.get(word.length) ?? []), word]);
  }

  return {
    find(text) {
      const folded = foldText(text);
      const words = plainWords(folded);
      const found = first(words, (word) => exact.get(word) ?? ofStretched(word));
      return found ?? ofPhrase(words) ?? ofDisguised(folded) ?? ofMasked(folded);
    },
  };

  function ofStretched(word: string): string | undefined {
    const short = withoutRuns(word);
    return short === word ? undefined : stretched.get(short);
  }

  function ofPhrase(words: readonly string[]): string | undefined {
    const line = ` ${words.join(" ")} `;
    return phrases.find((phrase) => line.includes(phrase.words))?.entry;
  }

  function ofDisguised(folded: string): string | undefined {
    // A one, an exclamation mark or a bar is i or l: then both are looked for as i.
    const isUnsure = /[1!|¡]/.test(folded);
    return first(disguisedWords(folded), (word) => {
      if (word.length < 2) return undefined;
      const known = exact.get(word) ?? ofStretched(word);
      return known ?? (isUnsure ? merged.get(mergeIl(word)) : undefined);
    });
  }

  /** Some letters behind asterisks, the first one and another to be seen: "f*ck", "sh**". */
  function ofMasked(folded: string): string | undefined {
    return first(folded.match(/\p{L}[\p{L}*]*\*[\p{L}*]*/gu) ?? [], (token) => {
      if (!/\p{L}.*\p{L}/u.test(token)) return undefined;
      const form = new RegExp(`^${token.replaceAll("*", ".")}$`, "u");
      const word = byLength.get(token.length)?.find((each) => form.test(each));
      return word === undefined ? undefined : exact.get(word);
    });
  }
}

function first(
  words: Iterable<string>,
  find: (word: string) => string | undefined,
): string | undefined {
  for (const word of words) {
    const found = find(word);
    if (found !== undefined) return found;
  }
  return undefined;
}

function mergeIl(word: string): string {
  return word.replaceAll("l", "i");
}
