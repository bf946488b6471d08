import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { chunkPrompt, roomOf } from "../../../../src/diffusion/prompt/chunk-prompt.ts";
import { parsePrompt } from "../../../../src/diffusion/prompt/parse-prompt.ts";
import type { ClipTokenizer } from "../../../../src/diffusion/tokenizer/clip-tokenizer.ts";
import { loadTokenizer } from "../../../../src/diffusion/tokenizer/load-tokenizer.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";

let tokenizer: ClipTokenizer;
beforeAll(async () => {
  tokenizer = await loadTokenizer(join(tinyModel(), "tokenizer"));
});

const vectors = (count: number) => Array.from({ length: count }, (_, k) => Float32Array.of(k));
const words = new Map([
  ["five", vectors(5)],
  ["full", vectors(22)],
]);
const chunks = (prompt: string) => chunkPrompt(parsePrompt(prompt), tokenizer, words);

/** The places of a chunk where vectors stand. */
const places = (prompt: string) =>
  chunks(prompt).map((chunk) => chunk.vectors.flatMap((vector, at) => (vector ? [at] : [])));

describe("an embedding in a prompt", () => {
  it("puts its vectors where its name stood, in order and at its weight", () => {
    const [chunk] = chunks("red (Five:1.5) apple");
    const { start, end } = tokenizer;
    const [red = 0, apple = 0] = tokenizer.encode("red apple");
    expect(chunk?.ids.slice(0, 9)).toEqual([start, red, ...Array(5).fill(start), apple, end]);
    expect(chunk?.vectors.slice(2, 7)).toEqual(vectors(5));
    expect(chunk?.weights.slice(0, 8)).toEqual([1, 1, 1.5, 1.5, 1.5, 1.5, 1.5, 1]);
  });

  it("stays together at the border of two chunks", () => {
    expect(roomOf(tokenizer)).toBe(22);
    expect(places(`${"red ".repeat(17)} five`)).toEqual([[18, 19, 20, 21, 22]]);
    expect(places(`${"red ".repeat(18)} five`)).toEqual([[], [1, 2, 3, 4, 5]]);
    expect(places("red full red").map((each) => each.length)).toEqual([0, 22, 0]);
    expect(places("full BREAK five").map((each) => each.length)).toEqual([22, 5]);
  });

  it("does not change the words around it", () => {
    const ids = chunks("red, five, apple")[0]?.ids.filter((id) => id !== tokenizer.start);
    const around = [...tokenizer.encode("red,"), ...tokenizer.encode(", apple")];
    expect(ids?.slice(0, around.length)).toEqual(around);
  });
});

describe("breaks", () => {
  it.each([
    ["a BREAK b", 2],
    ["a BREAK", 1],
    ["BREAK a", 2],
    ["a BREAK BREAK", 2],
    ["a BREAK BREAK b", 3],
    ["BREAK", 1],
    ["", 1],
    ["BREAKFAST", 1],
  ])("%s: %d chunks, as in A1111", (prompt, count) => {
    expect(chunks(prompt)).toHaveLength(count);
  });
});

describe("any text", () => {
  it.each([
    ["nothing", ""],
    ["white space", " \t\n\u3000"],
    ["NUL and control characters", "a\u0000b\u0007\u001b[0m"],
    ["broken halves of characters", "\ud83d cat \udc31\ud83d"],
    ["emoji", "👩‍👩‍👧 🏳️‍🌈 🍎"],
    ["many scripts", "日本のりんご яблоко تفاحة सेब แอปเปิล 사과"],
    ["4,000 characters", "a red apple, ".repeat(308).slice(0, 4000)],
    ["one word of 4,000 characters", "a".repeat(4000)],
    ["4,000 brackets", "([".repeat(2000)],
    ["markers of the tokenizer's own", "<|startoftext|> <|endoftext|> </w>"],
  ])("of %s becomes whole chunks of known tokens", (_, text) => {
    const laid = chunks(text);
    expect(laid.length).toBeGreaterThan(0);
    for (const { ids, weights, vectors: own } of laid) {
      expect([ids.length, weights.length, own.length]).toEqual([24, 24, 24]);
      expect(ids[0]).toBe(tokenizer.start);
      expect(ids).toContain(tokenizer.end);
      expect(ids.every((id) => Number.isInteger(id) && id >= 0 && id <= tokenizer.end)).toBe(true);
    }
  });
});
