import type { WordList } from "../../../diffusion/description/word-list.ts";

/** Vowels that are spoken as consonants. */
const CONSONANT = /^(?:uni|ufo|eu|one)/iu;

/** "a" and "an" as the words behind them want it, for models whose list has both. */
export function withArticles(text: string, { words }: Pick<WordList, "words">): string {
  const { articles = [] } = words;
  if (!articles.includes("a") || !articles.includes("an")) return text;
  return text.replaceAll(/\b(a)n?(?= (\p{L}+))/giu, (_, letter: string, word: string) =>
    /^[aeiou]/iu.test(word) && !CONSONANT.test(word) ? `${letter}n` : letter,
  );
}
