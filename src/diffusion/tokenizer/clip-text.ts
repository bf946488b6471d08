/**
 * CLIP's clean-up, as transformers has it: NFC, every run of Unicode white space one space, lower
 * case for each character alone (no rule for a final sigma), nothing unescaped.
 */
export function normalizeText(text: string): string {
  const spaced = text.normalize("NFC").replace(/\p{White_Space}+/gu, " ");
  return Array.from(spaced, (character) => character.toLowerCase()).join("");
}

/** CLIP's words: English contractions, runs of letters, single digits, runs of anything else. */
export function splitWords(normalized: string): string[] {
  return (
    normalized.match(/'s|'t|'re|'ve|'m|'ll|'d|\p{L}+|\p{N}|[^\p{White_Space}\p{L}\p{N}]+/gu) ?? []
  );
}
