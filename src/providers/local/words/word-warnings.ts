import type { ModelDescription } from "../../../diffusion/description/model-description.ts";
import { type Message, say } from "../../../words/index.ts";
import type { ReadWords } from "./read-words.ts";

/** As many words as a message names. */
const MOST = 6;
/** As many letters of one of them. */
const LONGEST = 30;

/** What people are told of how their words were read, apart from `others` that are not theirs. */
export function wordWarnings(
  { unknown, nearest, isKnown }: ReadWords,
  { name, examples }: Pick<ModelDescription, "name" | "examples">,
  others?: ReadWords,
): Message[] {
  const words = named(unknown.filter((word) => !others?.unknown.includes(word)));
  const pairs = named(
    nearest
      .filter(({ typed }) => !others?.nearest.some((other) => other.typed === typed))
      .map(({ typed, text }) => `${typed} → ${text}`),
  );
  const nothing = [say("word-list.nothing-known", { name, words, examples: examples.slice(0, 3) })];
  if (words.length > 0 && !isKnown) return nothing;
  return [
    ...(words.length === 0 ? [] : [say("word-list.unknown", { name, words })]),
    ...(pairs.length === 0 ? [] : [say("word-list.nearest", { name, pairs })]),
  ];
}

function named(words: readonly string[]): string[] {
  const short = words.slice(0, MOST).map((word) => {
    const letters = Array.from(word);
    return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("")}…` : word;
  });
  return words.length > MOST ? [...short, "…"] : short;
}
