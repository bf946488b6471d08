import { disguisedWords, plainWords } from "./disguises.ts";
import { foldBySound, foldText } from "./fold.ts";
import { createMaskedWords } from "./masked.ts";
import { createStretchedWords } from "./stretched.ts";

/** Blocked words, ready to be looked for. */
export interface WordList {
  /** The first blocked word, as it stands in the list, that a text holds. */
  find(text: string): string | undefined;
}

/**
 * Makes a list of blocked words and phrases. They match whole words only ("grass" passes where "ass"
 * is blocked), in any case, through look-alike letters, invisible characters, spacing, stretched
 * letters, digits and signs for letters, and letters behind asterisks and the like.
 */
export function createWordList(entries: readonly string[]): WordList {
  const exact = new Map<string, string>();
  const phrases: { readonly words: string; readonly entry: string }[] = [];
  for (const entry of entries) {
    for (const spelled of new Set([entry, withoutUmlauts(entry)])) {
      const parts = plainWords(foldText(spelled));
      const [word = ""] = parts;
      if (parts.length > 1) phrases.push({ words: ` ${parts.join(" ")} `, entry });
      if (parts.length === 1) exact.set(word, entry);
    }
  }
  const merged = new Map([...exact].map(([word, entry]) => [mergeIl(word), entry]));
  const stretched = createStretchedWords(exact);
  const masked = createMaskedWords(exact);

  return {
    find(text) {
      // Words that are written as one, each with a capital: "BigWord".
      const parted = text.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, " ");
      const readings = new Set([text, parted].flatMap(foldsOf));
      return first(readings, (folded) => findIn(folded, foldsAway(text)));
    },
  };

  function findIn(folded: string, isUnsure: boolean): string | undefined {
    const words = plainWords(folded);
    const found = first(words, (word) => exact.get(word) ?? stretched.find(word));
    return found ?? ofPhrase(words) ?? ofDisguised(folded, isUnsure) ?? masked.find(folded);
  }

  function ofPhrase(words: readonly string[]): string | undefined {
    const line = ` ${words.join(" ")} `;
    return phrases.find((phrase) => line.includes(phrase.words))?.entry;
  }

  function ofDisguised(folded: string, isFolded: boolean): string | undefined {
    // A one, an exclamation mark or a bar is i or l, and so are look-alikes: both are looked for as i.
    const isUnsure = isFolded || /[1!|¡]/.test(folded);
    return first(disguisedWords(folded), (word) => {
      if (word.length < 2) return undefined;
      const known = exact.get(word) ?? stretched.find(word);
      return known ?? (isUnsure ? merged.get(mergeIl(word)) : undefined);
    });
  }
}

/** A text as it looks and, in other scripts, as it sounds. */
function foldsOf(text: string): readonly string[] {
  const heard = foldBySound(text);
  return heard === undefined ? [foldText(text)] : [foldText(text), heard];
}

/** Whether something in a text is no letter that a keyboard of the Latin script has. */
function foldsAway(text: string): boolean {
  return /[^\p{ASCII}äöüß]/iu.test(text);
}

/** How umlauts are written where there are none. */
function withoutUmlauts(word: string): string {
  const spelled: Readonly<Record<string, string>> = { ä: "ae", ö: "oe", ü: "ue" };
  return word.toLowerCase().replaceAll(/[äöü]/gu, (umlaut) => spelled[umlaut] ?? umlaut);
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
