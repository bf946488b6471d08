/** Signs that hide a letter wherever they stand; the others do so only between letters. */
const ANYWHERE = "*#%•●■█▪×°";
const BETWEEN = "?_.~^&-";
const TOKEN = new RegExp(
  `\\p{L}[\\p{L}${ANYWHERE}${BETWEEN.replace("-", "\\-").replace("^", "\\^")}]*`,
  "gu",
);
const HIDES = /[^\p{L}]/gu;
const ENDS = /[?_.~^&-]+$/u;
const VOWEL = /[aeiou]/u;
/** Shorter words with an x are words of their own: "fax". */
const SHORTEST_WITH_X = 4;

/** Words that can be found again with some letters hidden: "f*ck", "sh#t", "b_tch", "fxck". */
interface MaskedWords {
  find(folded: string): string | undefined;
}

/** Makes them of words, each with its entry. */
export function createMaskedWords(words: ReadonlyMap<string, string>): MaskedWords {
  const byStart = Map.groupBy(words.keys(), (word) => `${word[0]}${word.length}`);

  function matching(token: string, hidden: RegExp, isHidden: (letter: string) => boolean) {
    const known = byStart.get(`${token[0]}${token.length}`);
    if (known === undefined) return undefined;
    const seen = token.replaceAll(hidden, "\0");
    return known.find((word) =>
      Array.from(word).every((letter, at) => {
        const shown = seen[at];
        return shown === "\0" ? isHidden(letter) : shown === letter;
      }),
    );
  }

  return {
    find(folded) {
      for (const found of folded.match(TOKEN) ?? []) {
        const token = found.replace(ENDS, "");
        const word = token.includes("x")
          ? matching(token, /x/gu, (letter) => VOWEL.test(letter))
          : undefined;
        if (word !== undefined && word.length >= SHORTEST_WITH_X) return words.get(word);
        if (!/\p{L}.*\p{L}/u.test(token)) continue;
        const masked = matching(token, HIDES, () => true);
        if (masked !== undefined) return words.get(masked);
      }
      return undefined;
    },
  };
}
