/** A word as its letters and how often each stands in a row. */
interface Runs {
  readonly letters: string;
  readonly lengths: readonly number[];
}

function runsOf(word: string): Runs {
  const runs = word.match(/(.)\1*/gu) ?? [];
  return {
    letters: runs.map((run) => Array.from(run)[0] ?? "").join(""),
    lengths: runs.map((run) => Array.from(run).length),
  };
}

/** Words that can be found again where their letters are stretched: "baaad", "aasssshhoollee". */
interface StretchedWords {
  find(word: string): string | undefined;
}

/** Makes them of words, each with its entry. */
export function createStretchedWords(words: ReadonlyMap<string, string>): StretchedWords {
  const known = new Map<string, { readonly runs: Runs; readonly entry: string }[]>();
  for (const [word, entry] of words) {
    const runs = runsOf(word);
    known.set(runs.letters, [...(known.get(runs.letters) ?? []), { runs, entry }]);
  }
  return {
    find(word) {
      if (!/(.)\1/u.test(word)) return undefined;
      const { letters, lengths } = runsOf(word);
      // "good" is not "god": three in a row are, or every letter twice.
      const isStretched = lengths.some((length) => length > 2) || lengths.every((each) => each > 1);
      if (!isStretched) return undefined;
      return known
        .get(letters)
        ?.find(({ runs }) => lengths.every((length, at) => length >= (runs.lengths[at] ?? 0)))
        ?.entry;
    },
  };
}
