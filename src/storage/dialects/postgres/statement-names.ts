import { createHash } from "node:crypto";

/** Every statement that has a name is kept by the server, once for each connection. */
const MOST_NAMES = 400;
/** A statement of thousands of values is asked once, and would be kept for nothing. */
const LONGEST_TEXT = 4000;

const names = new Map<string, string>();

/**
 * The name under which the server keeps a statement, so that it reads the text once a connection and
 * not at every question; undefined for one that it should not keep.
 */
export function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (text.length > LONGEST_TEXT || names.size >= MOST_NAMES) return undefined;
  // PostgreSQL cuts names after 63 characters.
  const name = `easel_${createHash("sha256").update(text).digest("hex").slice(0, 32)}`;
  names.set(text, name);
  return name;
}
