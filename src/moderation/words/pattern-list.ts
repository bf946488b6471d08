import { RE2JS, RE2JSException, RE2Set } from "re2js";
import { foldText } from "./fold.ts";

/** Characters of one pattern. */
export const MAX_PATTERN_CHARACTERS = 500;

/** Letters by which plain patterns are looked up. */
const KEY = 3;
const META = /[\\^$.|?*+()[\]{}]/;

/** Blocked patterns, ready to be looked for. */
export interface PatternList {
  /** The first pattern, as it stands in the list, that a text or its folded form matches. */
  find(text: string): string | undefined;
}

/** What is wrong with a pattern, in the words of the engine; undefined for one that works. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.length > MAX_PATTERN_CHARACTERS) return `longer than ${MAX_PATTERN_CHARACTERS}`;
  try {
    RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    return undefined;
  } catch (error) {
    if (error instanceof RE2JSException) return error.message;
    throw error;
  }
}

/**
 * Makes a list of regular expressions in RE2's syntax, which no text can make run wild: the time is
 * linear in the text. Throws RE2JSException for one that `patternProblem` would name.
 */
export function createPatternList(patterns: readonly string[]): PatternList {
  const plain = patterns.filter((pattern) => !META.test(pattern) && pattern.length >= KEY);
  const others = patterns.filter((pattern) => META.test(pattern) || pattern.length < KEY);
  const byKey = Map.groupBy(plain, (pattern) => pattern.toLowerCase().slice(0, KEY));
  const set =
    others.length === 0 ? undefined : new RE2Set(RE2Set.UNANCHORED, RE2JS.CASE_INSENSITIVE);
  for (const pattern of others) set?.add(pattern);
  set?.compile();
  // The automaton is built as texts need it: most of that is done before the first person waits.
  set?.match("a person in a red dress, portrait, 4k");

  function findPlain(text: string): string | undefined {
    for (let at = 0; at <= text.length - KEY; at += 1) {
      const candidates = byKey.get(text.slice(at, at + KEY));
      const found = candidates?.find((pattern) => text.startsWith(pattern.toLowerCase(), at));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function findIn(text: string): string | undefined {
    const found = findPlain(text.toLowerCase());
    if (found !== undefined) return found;
    const [first] = set?.match(text) ?? [];
    return first === undefined ? undefined : others[first];
  }

  return { find: (text) => findIn(text) ?? findIn(foldText(text)) };
}
