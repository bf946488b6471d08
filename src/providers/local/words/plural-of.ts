/** A word for several of a thing, as English makes it by rule. */
export function pluralOf(word: string): string {
  if (/(?:s|x|ch|sh)$/u.test(word)) return `${word}es`;
  return /[^aeiou]y$/u.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}
