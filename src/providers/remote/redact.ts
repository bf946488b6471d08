import { decodeEscapes } from "./decode-escapes.ts";
import { hideEchoes, REMOVED } from "./hide-echoes.ts";
import { stripMarkup } from "./strip-markup.ts";

/** More of an answer is not looked at: an error message is shorter. */
const LOOKED_AT = 20_000;
/** More of its words are not searched for secrets; what is shown is far shorter. */
const SEARCHED = 2000;
const LONGEST_LOG_LINE = 300;

/** What must not be quoted from an answer. */
export interface Secrets {
  /** The account's key, and the words of the person who asked. */
  readonly texts: readonly string[];
  /** What the service's keys look like; has the flag g. */
  readonly keys?: RegExp | undefined;
}

/**
 * What a service said, in plain words: decoded, without the secrets and whatever looks like a key,
 * without markup, on one line. Linear in the length of the text, of which only the beginning counts.
 */
export function plainWords(text: string, { texts, keys }: Secrets): string {
  const words = stripMarkup(decodeEscapes(text.slice(0, LOOKED_AT))).slice(0, SEARCHED);
  const spelled = texts.flatMap((secret) => [secret, stripMarkup(secret)]);
  const hidden = hideEchoes(words, [...new Set(spelled)]);
  return keys ? hidden.replaceAll(keys, REMOVED) : hidden;
}

/** The same, short enough for the log: at most 300 characters. */
export function redact(text: string, secrets: Secrets): string {
  return cut(plainWords(text, secrets), LONGEST_LOG_LINE);
}

/** A text of at most so many characters, the last of them "…" where it was longer. */
export function cut(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length > most
    ? `${characters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`
    : text;
}
