import { createPatternList } from "./pattern-list.ts";
import { createWordList } from "./word-list.ts";

/** What a server blocks. */
export interface BlockedTexts {
  readonly words: readonly string[];
  /** Regular expressions in RE2's syntax. */
  readonly patterns: readonly string[];
}

/** The rule that a text meets, as it was written. */
export interface BlockedBy {
  readonly kind: "word" | "pattern";
  readonly rule: string;
}

/** Looks for what is blocked; made once for a server's rules. */
export interface WordFilter {
  find(text: string): BlockedBy | undefined;
}

/** Makes the filter of a server. Throws RE2JSException for a pattern that does not compile. */
export function createWordFilter({ words, patterns }: BlockedTexts): WordFilter {
  const wordList = createWordList(words);
  const patternList = createPatternList(patterns);
  return {
    find(text) {
      const word = wordList.find(text);
      if (word !== undefined) return { kind: "word", rule: word };
      const pattern = patternList.find(text);
      return pattern === undefined ? undefined : { kind: "pattern", rule: pattern };
    },
  };
}
