import { openPatterns, type Patterns } from "./open-patterns.ts";
import { createWordList, type WordList } from "./word-list.ts";

/** What is blocked. A list is never changed in place: changed rules bring a new one. */
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

/** Looks for what is blocked. */
export interface WordFilter {
  /** The first rule that one of the texts meets. Rejects when the patterns cannot be tried. */
  find(blocked: BlockedTexts, texts: readonly string[]): Promise<BlockedBy | undefined>;
  close(): Promise<void>;
}

/** Opens the filter. What it makes of a list is kept as long as somebody has the list. */
export function openWordFilter(patterns: Patterns = openPatterns()): WordFilter {
  const lists = new WeakMap<readonly string[], WordList>();

  function listOf(words: readonly string[]): WordList {
    const known = lists.get(words) ?? createWordList(words);
    lists.set(words, known);
    return known;
  }

  return {
    async find(blocked, texts) {
      const told = texts.filter((text) => text !== "");
      if (told.length === 0) return undefined;
      if (blocked.words.length > 0) {
        const list = listOf(blocked.words);
        for (const text of told) {
          const word = list.find(text);
          if (word !== undefined) return { kind: "word", rule: word };
        }
      }
      if (blocked.patterns.length === 0) return undefined;
      const pattern = await patterns.find(blocked.patterns, told);
      return pattern === undefined ? undefined : { kind: "pattern", rule: pattern };
    },
    close: () => patterns.close(),
  };
}
