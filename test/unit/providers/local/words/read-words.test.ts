import { describe, expect, it } from "vitest";
import { readWords } from "../../../../../src/providers/local/words/read-words.ts";
import { fewWords } from "../../../../support/diffusion/few-words.ts";

const textOf = (prompt: string) => readWords(prompt, fewWords).text;

describe("reading a prompt with a list of words", () => {
  it.each([
    "a cat",
    "Two  Cats, flat",
    "(a cat:1.3) and [mice] BREAK at night",
    String.raw`a cat \(blue\)`,
    "<lyco:cat:1> mice",
    "the cat on the left",
  ])("leaves known words letter for letter: %s", (prompt) => {
    const { text, unknown } = readWords(prompt, fewWords);
    expect(text).toBe(unknown.length === 0 ? prompt : "the cat");
  });

  it.each([
    ["a kitty", "a cat"],
    ["kitties wearing sundaes", "cats with ice creams"],
    ["a Lighthouse in the dark, please", "a tower at night"],
    ["lighthouses", "towers"],
    ["an ice-cream", "an ice-cream"],
    ["the spaceman's cat", "the astronaut cat"],
    ["cold", "ice cream"],
    ["a cold cat", "a cat"],
  ])("%s → %s", (prompt, text) => {
    expect(textOf(prompt)).toBe(text);
  });

  it.each([
    ["🐱", "cat"],
    ["a 🐱️ at night", "a cat at night"],
    ["🐱🐱🐱", "three cats"],
    ["🐭 🐭", "two mice"],
    ["🐱🗼", "cat and tower"],
    ["a cat 🐱", "a cat"],
    ["a cat 🗼", "a cat and tower"],
    ["👩🏽‍🚀", "astronaut"],
    ["👨‍🚀", "astronaut"],
    ["(🐱:1.2)", "(cat:1.2)"],
  ])("draws an emoji as its word: %s → %s", (prompt, text) => {
    expect(textOf(prompt)).toBe(text);
    expect(readWords(prompt, fewWords).unknown).toEqual([]);
  });

  it.each([
    ["a sleepy cat", "a cat", ["sleepy"]],
    ["a samurai with a cat", "a cat", ["samurai"]],
    ["a cat with a samurai at night", "a cat at night", ["samurai"]],
    ["cat, samurai, mouse", "cat, mouse", ["samurai"]],
    ["a cat chasing a mouse", "a cat and a mouse", ["chasing"]],
    ["a cat in a big hat", "a cat", ["big", "hat"]],
    ["(samurai:1.4), cat", "cat", ["samurai"]],
    ["a cat and [samurai] at night", "a cat at night", ["samurai"]],
    ["a cat 🏴‍☠️", "a cat", ["🏴‍☠️"]],
    ["Samurai samurai", "", ["samurai"]],
  ])("leaves out what it cannot know: %s → %s", (prompt, text, unknown) => {
    expect(readWords(prompt, fewWords)).toMatchObject({ text, unknown });
  });

  it("tells what only comes near, and whether anything is left", () => {
    expect(readWords("a rat and a kitty", fewWords).nearest).toEqual([
      { typed: "rat", text: "mouse" },
    ]);
    expect(readWords("samurai", fewWords).isKnown).toBe(false);
    expect(readWords("a blue samurai", fewWords).isKnown).toBe(false);
    expect(readWords("samurai at night", fewWords).isKnown).toBe(true);
  });

  it("gives the groups of what is left", () => {
    expect(readWords("a samurai and a 🐱", fewWords).groups).toEqual(new Set(["articles"]));
    expect(readWords("a cat and mice", fewWords).groups).toEqual(new Set(["articles", "joiners"]));
  });

  it("keeps the names of embeddings, and everything for a LoRA", () => {
    expect(readWords("a cat, Zorgify", fewWords, { names: ["zorgify"] })).toMatchObject({
      text: "a cat, Zorgify",
      unknown: [],
    });
    expect(readWords("a samurai 🐱", fewWords, { keepsUnknown: true })).toMatchObject({
      text: "a samurai cat",
      unknown: [],
    });
  });

  it("reads any text without an error", () => {
    for (const text of [
      "",
      "   ",
      "((((",
      "]]:1.2)",
      "\\",
      "👩‍",
      "\u{D83D}",
      "，。",
      "a".repeat(3000),
    ]) {
      expect(typeof textOf(text)).toBe("string");
    }
  });
});
