import { describe, expect, it } from "vitest";
import { promptRemarks } from "../../../../src/diffusion/prompt/prompt-remarks.ts";
import { spoken } from "../../../support/words/spoken.ts";

describe("writings of other programs", () => {
  it.each([
    ["<lyco:x:1> a cat", "<lyco:name:1>"],
    ["<hypernet:x>", "<lyco:name:1>"],
    ["a [cat:dog:0.5]", "change while drawing"],
    ["a [cat::10] on grass", "change while drawing"],
    ["a [cat|dog]", "change while drawing"],
    ["a red apple [green:0.5]", "change while drawing"],
  ])("are said to be read as plain words: %s", (prompt, words) => {
    expect(promptRemarks(prompt).map(spoken)).toEqual([expect.stringContaining(words)]);
  });

  it.each([
    "a [cat]",
    "a [cat: the movie]",
    "a (cat:1.2)",
    "at 12:30:15",
    "a < b > c",
    "<cat-toy>",
    "a cat <lora:add detail:0.8>",
  ])("are not seen where there are none: %s", (prompt) => {
    expect(promptRemarks(prompt)).toEqual([]);
  });
});
