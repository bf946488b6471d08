import { describe, expect, it } from "vitest";
import { chooseWords } from "../../../../../src/providers/local/words/choose-words.ts";
import { readWords } from "../../../../../src/providers/local/words/read-words.ts";
import { fewWords } from "../../../../support/diffusion/few-words.ts";

const choose = (prompt: string, seed: number, hasStyle = false) =>
  chooseWords(readWords(prompt, fewWords), fewWords, { seed, hasStyle });
const four = (prompt: string, hasStyle = false) =>
  [1000, 1001, 1002, 1003].map((seed) => choose(prompt, seed, hasStyle));

describe("what a seed chooses", () => {
  it("is the same for the same seed and words", () => {
    expect(four("a cat")).toEqual(four("a cat"));
    expect(choose("A Cat", 5).style).toBe(choose("a cat", 5).style);
  });

  it("differs within four pictures in a row", () => {
    for (const prompt of ["a cat", "mice", "a tower"]) {
      expect(new Set(four(prompt).map(({ style }) => style)).size).toBe(2);
      expect(new Set(four(prompt).map(({ text }) => text)).size).toBe(2);
    }
  });

  it("comes as often as its weight says", () => {
    const seeds = Array.from({ length: 1000 }, (_, index) => index * 7919);
    const flat = seeds.filter((seed) => choose("a cat", seed).style === "flat").length;
    expect(flat).toBeGreaterThan(450);
    expect(flat).toBeLessThan(550);
  });

  it("leaves alone what the words or the person say", () => {
    expect(four("a blue cat").every(({ text }) => text === "a blue cat")).toBe(true);
    expect(four("a flat cat").every(({ style }) => style === undefined)).toBe(true);
    expect(four("a cat", true).every(({ style }) => style === undefined)).toBe(true);
    expect(four("a cat at night").every(({ style }) => style === "flat")).toBe(true);
  });

  it("is nothing where the list lets it choose nothing", () => {
    const list = { things: fewWords.things, words: fewWords.words };
    const read = readWords("a cat", list);
    expect(chooseWords(read, list, { seed: 3, hasStyle: false })).toEqual({
      style: undefined,
      text: "a cat",
    });
  });
});
