import { MARKS } from "./parse.ts";

/** A text in which no braces and no underscores choose anything: read as a prompt, it is the text. */
export function escapeAlternatives(text: string): string {
  return text.replaceAll(MARKS, (whole: string, _before, sign: string | undefined) =>
    sign === "|" || sign === "," ? whole : `\\${whole}`,
  );
}
