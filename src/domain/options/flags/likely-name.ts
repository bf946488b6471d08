import { distance as lettersApart } from "fastest-levenshtein";

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
  const begins = short.length >= 3 ? long.startsWith(short) : long.startsWith(`${short}-`);
  if (short.length >= 2 && begins) return 0.5;
  // Letters that changed places are one slip, not two.
  return lettersOf(typed) === lettersOf(word) ? 1 : lettersApart(typed, word);
}

const lettersOf = (word: string): string => Array.from(word).toSorted().join("");
