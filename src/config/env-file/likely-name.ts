import { distance } from "fastest-levenshtein";

/** Beyond this share of letters that differ, two names have nothing to do with each other. */
const LARGEST_SHARE = 0.4;

/** The known name that a misspelled one probably means; undefined when none is near. */
export function likelyName(name: string, known: readonly string[]): string | undefined {
  const wanted = name.toUpperCase();
  return known
    .filter((candidate) => isNear(wanted, candidate))
    .toSorted((one, other) => distance(wanted, one) - distance(wanted, other))[0];
}

function isNear(name: string, known: string): boolean {
  const prefix = prefixOf(known);
  if (!name.startsWith(prefix)) return share(name, known) <= LARGEST_SHARE / 2;
  const [rest, knownRest] = [name.slice(prefix.length), known.slice(prefix.length)];
  return share(rest, knownRest) <= LARGEST_SHARE || isPart(rest, knownRest);
}

/** The share of letters in which two names differ. */
function share(one: string, other: string): number {
  return distance(one, other) / Math.max(one.length, other.length);
}

/** Whether one name holds all words of the other: SEGMENT_KEY and SEGMENT_API_KEY. */
function isPart(one: string, other: string): boolean {
  const [fewer = [], more = []] = [one.split("_"), other.split("_")].toSorted(
    (a, b) => a.length - b.length,
  );
  return fewer.every((word) => more.includes(word));
}

/** The first word of a setting's name with its underscore: who it belongs to. */
export function prefixOf(name: string): string {
  return /^[^_]*_?/.exec(name)?.[0] ?? name;
}
