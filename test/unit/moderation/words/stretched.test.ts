import { expect, it } from "vitest";
import { createStretchedWords } from "../../../../src/moderation/words/stretched.ts";

const words = createStretchedWords(
  new Map(["god", "kill", "bad"].map((word): [string, string] => [word, word])),
);

it.each([
  ["gooood", "god"],
  ["ggoodd", "god"],
  ["killll", "kill"],
  ["kkiillll", "kill"],
  ["good", undefined],
  ["kiiil", undefined],
  ["kill", undefined],
  ["god", undefined],
  ["", undefined],
])("a stretched word: %s", (word, found) => {
  expect(words.find(word)).toBe(found);
});
