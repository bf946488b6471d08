import { describe, expect, it } from "vitest";
import { readWords } from "../../../../../src/providers/local/words/read-words.ts";
import { wordWarnings } from "../../../../../src/providers/local/words/word-warnings.ts";
import { wordsFor } from "../../../../../src/words/index.ts";
import { fewWords } from "../../../../support/diffusion/few-words.ts";

const model = { name: "Tiny", examples: ["a cat", "mice", "🐱", "a tower"] };

function said(prompt: string, server = "", locale = "en"): string[] {
  const messages = wordWarnings(readWords(prompt, fewWords), model, readWords(server, fewWords));
  return messages.map((message) => wordsFor(locale).text(message));
}

describe("what is told of a prompt's words", () => {
  it("names the words that were left out, and those that only come near", () => {
    expect(said("a sleepy rat")).toEqual([
      "Tiny doesn't know sleepy: the rest was drawn.",
      "Tiny drew the nearest that it knows: rat → mouse.",
    ]);
    expect(said("a sleepy cat", "", "de")).toEqual([
      "Tiny kennt sleepy nicht: Der Rest wurde gezeichnet.",
    ]);
    expect(said("a cat")).toEqual([]);
  });

  it("says what it draws where it knows nothing", () => {
    expect(said("samurai")).toEqual([
      "Tiny knows nothing of this (samurai), so the picture is a guess. It draws things such as a cat, mice, and 🐱.",
    ]);
  });

  it("does not tell of words that a server adds", () => {
    expect(said("a cat, masterwork, a rat", "masterwork, a rat")).toEqual([]);
  });

  it("names a few words, and of long ones their beginning", () => {
    const [text = ""] = said(`a cat ${"x".repeat(50)} b c d e f g h`);
    expect(text).toContain(`${"x".repeat(30)}…, b, c, d, e, f, and …`);
  });
});
