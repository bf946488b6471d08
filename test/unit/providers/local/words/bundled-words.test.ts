import { readFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { WordList } from "../../../../../src/diffusion/description/word-list.ts";
import { readWordList } from "../../../../../src/diffusion/model-folder/read-word-list.ts";
import { loadTokenizer } from "../../../../../src/diffusion/tokenizer/load-tokenizer.ts";
import { readWords } from "../../../../../src/providers/local/words/read-words.ts";
import prompts from "../../../../../bench/newcomers/prompts.json" with { type: "json" };
import { bundledModelFolder } from "../../../../support/bundled-model-folder.ts";

/** A background's colour that the captions have and the vocabulary does not, so that it is read in pieces. */
const PIECES = "white";

let list: WordList;
let words: readonly string[];
let styles: readonly string[];
beforeAll(async () => {
  const { wordList, problem } = await readWordList(bundledModelFolder);
  expect(problem).toBeUndefined();
  if (wordList === undefined) throw new Error("there is no list");
  list = wordList;
  const sidecar = JSON.parse(await readFile(path.join(bundledModelFolder, "easel.json"), "utf8"));
  ({ words } = sidecar);
  styles = Object.keys(sidecar.styles.templates);
});

const read = (prompt: string) => readWords(prompt, list);

describe("the words of the included model", () => {
  it("are those that its card names", () => {
    expect(list.things.map(({ name }) => name)).toEqual(words);
    for (const { weights } of list.variety?.styles ?? []) {
      expect(styles).toEqual(expect.arrayContaining(Object.keys(weights)));
    }
  });

  it("have an emoji each that draws itself, with or without selector and skin tone", () => {
    for (const { name, emoji = "" } of list.things) {
      const bare = emoji.replaceAll("\uFE0F", "");
      for (const each of [emoji, bare, `${bare}\uFE0F`, `a ${emoji}`]) {
        expect(read(each)).toMatchObject({ unknown: [], isKnown: true });
        expect(read(each).text.replace(/^an? /u, "")).toBe(name);
      }
    }
    expect(read("👍🏽").text).toBe("thumbs up");
    expect(read("👩🏿‍🚀").text).toBe("astronaut");
  });

  it("are read by their names, plurals, synonyms and near words", () => {
    for (const { name, plural = "", also = [], near = [] } of list.things) {
      expect(read(`a ${name}`).text).toBe(`a ${name}`);
      expect(read(`two ${plural}`).text).toBe(`two ${plural}`);
      for (const word of [...also, ...near]) expect(read(word).unknown).toEqual([]);
    }
    expect(read("puppies in the dark").text).toBe("dogs at night");
    expect(read("a lighthouse").nearest).toEqual([{ typed: "lighthouse", text: "tower" }]);
    expect(list.things.flatMap(({ near = [] }) => near).length).toBeGreaterThan(500);
  });

  it("give the model only words that it was trained with", async () => {
    const tokenizer = await loadTokenizer(path.join(bundledModelFolder, "tokenizer"));
    const vocabulary: Record<string, number> = JSON.parse(
      await readFile(path.join(bundledModelFolder, "tokenizer/vocab.json"), "utf8"),
    );
    const whole = new Set(
      Object.entries(vocabulary).flatMap(([token, id]) => (token.endsWith("</w>") ? id : [])),
    );
    for (const prompt of Object.values(prompts).flat()) {
      const { text } = read(prompt);
      const broken = text
        .split(/[\s-]+/u)
        .filter((word) => word !== PIECES && tokenizer.encode(word).some((id) => !whole.has(id)));
      expect([prompt, broken]).toEqual([prompt, []]);
    }
    for (const text of Object.values(list.instead ?? {})) {
      expect(read(text).unknown).toEqual([]);
    }
  });
});
