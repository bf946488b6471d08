import { describe, expect, it } from "vitest";
import { promptRemarks } from "../../../../src/diffusion/prompt/prompt-remarks.ts";
import { spoken } from "../../../support/words/spoken.ts";

const guided = { name: "SD", takesNegativePrompt: true, extraChannels: "none" } as const;
const unguided = { ...guided, name: "Flux", takesNegativePrompt: false };

describe("writings that a model does not follow", () => {
  it.each([
    ["<lyco:x:1> a cat", guided, "<lyco:name:1>"],
    ["<hypernet:x>", guided, "<lyco:name:1>"],
    ["a cat AND a dog", unguided, "AND was read as a word"],
    ["a cat AND a dog", { ...guided, extraChannels: "instruction" } as const, "AND was read"],
  ])("are said to be read as plain words: %s", (prompt, model, words) => {
    expect(promptRemarks(prompt, model).map(spoken)).toEqual([expect.stringContaining(words)]);
  });

  it.each([
    "a [cat]",
    "a [cat:dog:0.5]",
    "a red apple [green:0.5]",
    "a [cat|dog]",
    "a cat AND a dog :0.5",
    "a (cat:1.2)",
    "at 12:30:15",
    "a < b > c",
    "<cat-toy>",
    "a cat <lora:add detail:0.8>",
  ])("are not seen where there are none: %s", (prompt) => {
    expect(promptRemarks(prompt, guided)).toEqual([]);
  });
});
