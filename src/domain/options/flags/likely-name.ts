/** A name that people may have meant by another one: what it is called, and what others call it. */
export interface NameFamily {
  readonly name: string;
  readonly alsoKnownAs: readonly string[];
}

/**
 * The name that was likely meant by one that does not exist: another program's word for it, one that
 * it begins or continues, or one that a slip of the fingers away; undefined where none is near.
 */
export function likelyName(typed: string, families: readonly NameFamily[]): string | undefined {
  const written = typed.toLowerCase();
  const candidates = families.flatMap(({ name, alsoKnownAs }) =>
    [name, ...alsoKnownAs].map((word) => ({ name, word, distance: farness(written, word) })),
  );
  const [nearest] = candidates
    .filter(({ word, distance }) => distance <= Math.floor((word.length + 1) / 3))
    .toSorted((one, other) => one.distance - other.distance);
  return nearest?.name;
}

/** How far two words are apart; one that begins with the other, or ends in a number, is near. */
function farness(typed: string, word: string): number {
  const bare = typed.replace(/[^\p{L}]+$/u, "");
  if (typed === word) return 0;
  if (bare === word) return 0.25;
  const [short, long] = typed.length < word.length ? [typed, word] : [word, typed];
  if (
    short.length >= 2 &&
    (long.startsWith(`${short}-`) || (short.length >= 3 && long.startsWith(short)))
  )
    return 0.5;
  return editDistance(typed, word);
}

/** Letters that are put in, left out, changed, or swapped with their neighbour (optimal string alignment). */
function editDistance(one: string, other: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      const isSwap = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      next[j] = Math.min(
        at(row, j) + 1,
        at(next, j - 1) + 1,
        at(row, j - 1) + cost,
        isSwap ? at(before, j - 2) + 1 : Infinity,
      );
    }
    [before, row] = [row, next];
  }
  return at(row, other.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? Infinity;
