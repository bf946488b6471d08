import { REMOVED } from "./hide-echoes.ts";
import { cut, plainWords, type Secrets } from "./redact.ts";

const LONGEST_REASON = 200;

/**
 * A service's own reason as people may read it: plain words on one line of at most 200 characters,
 * without keys, links, paths of files and the prompt. Undefined where nothing is left to say.
 */
export function publicReason(text: string, secrets: Secrets): string | undefined {
  const words = plainWords(text, secrets)
    .split(" ")
    .map((word) => (isPlace(word) ? "…" : word))
    .join(" ")
    .replaceAll(REMOVED, "…")
    .replaceAll(/…(?:[\s"'`“”‘’]*…)+/g, "…")
    .trim()
    .replace(/[.,:;\s]{1,20}$/, "");
  return /\p{L}{2}/u.test(words) ? cut(words, LONGEST_REASON) : undefined;
}

/** Whether a word names a place: a link, a host with a path, a file of the service's machine. */
function isPlace(word: string): boolean {
  if (word.includes("://") || /^["'(<[]*(?:www\.|[a-z]:\\|~\/|\.{0,2}\/\w)/i.test(word))
    return true;
  return word.split(/[/\\]/).length > 2;
}
