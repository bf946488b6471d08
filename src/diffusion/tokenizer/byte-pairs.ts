import { NumberHeap } from "../../lib/number-heap.ts";

/** A byte-pair vocabulary: token to id, and the merges by rank ("left right" to its place). */
export interface Vocabulary {
  readonly ids: ReadonlyMap<string, number>;
  readonly ranks: ReadonlyMap<string, number>;
}

/** Marks the last symbol of a word. */
const WORD_END = "</w>";

const CACHED_WORDS = 10_000;

/**
 * Byte-pair encoding (Sennrich et al., 2016): gives a function that splits one word, already in
 * the byte alphabet, into ids. The pair of lowest rank is merged first, wherever it occurs; a
 * symbol outside the vocabulary becomes `unknown`.
 */
export function bytePairEncoder(
  { ids, ranks }: Vocabulary,
  unknown: number,
): (word: string) => readonly number[] {
  const cache = new Map<string, readonly number[]>();
  return (word) => {
    const known = cache.get(word);
    if (known !== undefined) return known;
    const encoded = merge(symbolsOf(word), ranks).map((symbol) => ids.get(symbol) ?? unknown);
    if (cache.size >= CACHED_WORDS) cache.clear();
    cache.set(word, encoded);
    return encoded;
  };
}

function symbolsOf(word: string): string[] {
  const symbols = Array.from(word);
  symbols[symbols.length - 1] += WORD_END;
  return symbols;
}

/** More symbols than any word has: a rank and a place lie side by side in one number. */
const PLACES = 2 ** 28;

/**
 * Merges in rounds: all places of the pair of lowest rank, from left to right. Whoever writes a
 * whole page without a space waits no longer than for many words: it costs n log n.
 */
function merge(symbols: readonly string[], ranks: ReadonlyMap<string, number>): string[] {
  // A symbol that was merged into the one before it is undefined.
  const words: (string | undefined)[] = [...symbols];
  const next = symbols.map((_, place) => place + 1);
  const before = symbols.map((_, place) => place - 1);
  const pairs = new NumberHeap();
  const rankAt = (place: number): number | undefined => {
    const [left, right] = [words[place], words[next[place] ?? -1]];
    return left === undefined || right === undefined ? undefined : ranks.get(`${left} ${right}`);
  };
  const offer = (place: number): void => {
    const rank = rankAt(place);
    if (rank !== undefined) pairs.add(rank * PLACES + place);
  };
  for (const place of words.keys()) offer(place);
  for (let least = pairs.least; least !== undefined; least = pairs.least) {
    const rank = Math.floor(least / PLACES);
    const merged: number[] = [];
    while (pairs.least !== undefined && pairs.least < (rank + 1) * PLACES) {
      const place = (pairs.take() ?? 0) % PLACES;
      // One of its two may have been merged with another since.
      if (rankAt(place) !== rank) continue;
      const gone = next[place] ?? symbols.length;
      words[place] = `${words[place]}${words[gone]}`;
      words[gone] = undefined;
      const after = next[gone] ?? symbols.length;
      next[place] = after;
      if (after < symbols.length) before[after] = place;
      merged.push(place);
    }
    for (const place of merged) {
      offer(place);
      offer(before[place] ?? -1);
    }
  }
  return words.filter((word) => word !== undefined);
}
