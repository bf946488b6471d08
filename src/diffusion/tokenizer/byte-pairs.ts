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

function merge(start: string[], ranks: ReadonlyMap<string, number>): string[] {
  let symbols = start;
  while (symbols.length > 1) {
    let best = Infinity;
    for (let index = 0; index + 1 < symbols.length; index += 1) {
      const rank = ranks.get(`${symbols[index]} ${symbols[index + 1]}`);
      if (rank !== undefined && rank < best) best = rank;
    }
    if (best === Infinity) break;
    const merged: string[] = [];
    for (let index = 0; index < symbols.length; index += 1) {
      const [left, right] = [symbols[index]!, symbols[index + 1]];
      if (right !== undefined && ranks.get(`${left} ${right}`) === best) {
        merged.push(left + right);
        index += 1;
      } else {
        merged.push(left);
      }
    }
    symbols = merged;
  }
  return symbols;
}
