import { expect, it } from "vitest";
import { createMaskedWords } from "../../../../src/moderation/words/masked.ts";

const words = createMaskedWords(
  new Map(["badword", "ass", "fag"].map((word): [string, string] => [word, word])),
);

it.each([
  ["b*dword", "badword"],
  ["b#dw#rd", "badword"],
  ["b_dword", "badword"],
  ["b.dword", "badword"],
  ["badw-rd", "badword"],
  ["bxdword", "badword"],
  ["a*s", "ass"],
  ["as*", "ass"],
  // The end of a sentence hides nothing, and a short word with an x is a word.
  ["as.", undefined],
  ["as?", undefined],
  ["fax", undefined],
  ["b******", undefined],
  ["axdword", undefined],
  ["*****", undefined],
])("a word with letters hidden: %s", (text, found) => {
  expect(words.find(`so ${text} it is`)).toBe(found);
});
