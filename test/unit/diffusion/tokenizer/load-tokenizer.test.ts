import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadTokenizer } from "../../../../src/diffusion/tokenizer/load-tokenizer.ts";
import { tinyModel, tinyModelCopy } from "../../../support/diffusion/tiny-model.ts";

const own = join(tinyModel(), "tokenizer");

describe("loading a tokenizer", () => {
  it("reads vocab.json and merges.txt, and the special tokens", async () => {
    const tokenizer = await loadTokenizer(own);
    const vocab: Record<string, number> = JSON.parse(
      await readFile(join(own, "vocab.json"), "utf8"),
    );
    expect(tokenizer.encode("a red apple")).toEqual([
      vocab["a</w>"],
      vocab["red</w>"],
      vocab["apple</w>"],
    ]);
    expect(tokenizer).toMatchObject({
      start: vocab["<|startoftext|>"],
      end: vocab["<|endoftext|>"],
      padding: vocab["<|endoftext|>"],
      maxLength: 24,
    });
  });

  it("pads by another token where the settings name one", async () => {
    const tokenizer = await loadTokenizer(join(tinyModel("tiny-velocity"), "tokenizer"));
    expect(tokenizer.padding).toBe(0);
  });

  it("reads tokenizer.json where the two files are missing", async () => {
    const folder = join(await tinyModelCopy(), "tokenizer");
    const vocab: Record<string, number> = JSON.parse(
      await readFile(join(folder, "vocab.json"), "utf8"),
    );
    const merges = (await readFile(join(folder, "merges.txt"), "utf8")).trim().split("\n").slice(1);
    const pairs = merges.map((line, index) => (index % 2 === 0 ? line : line.split(" ")));
    await rm(join(folder, "vocab.json"));
    await rm(join(folder, "merges.txt"));
    await writeFile(
      join(folder, "tokenizer.json"),
      JSON.stringify({ model: { vocab, merges: pairs } }),
    );
    const text = "The House's red apple!";
    expect((await loadTokenizer(folder)).encode(text)).toEqual(
      (await loadTokenizer(own)).encode(text),
    );
  });

  it("takes CLIP's length where transformers knew none, and tokens written as objects", async () => {
    const folder = join(await tinyModelCopy(), "tokenizer");
    await writeFile(
      join(folder, "tokenizer_config.json"),
      '{"model_max_length": 1e30, "pad_token": {"content": "!", "normalized": true}}',
    );
    const tokenizer = await loadTokenizer(folder);
    expect(tokenizer.maxLength).toBe(77);
    expect(tokenizer.encode("a!!")).toEqual([...tokenizer.encode("a"), 0, 0]);
  });

  it.each([
    [
      "vocab.json and merges.txt are missing",
      async (folder: string) => rm(join(folder, "vocab.json")),
    ],
    [
      "lacks the token",
      async (folder: string) => writeFile(join(folder, "vocab.json"), '{"a": 1}'),
    ],
    ["JSON", async (folder: string) => writeFile(join(folder, "vocab.json"), "{")],
    [
      "more than 1000000 values",
      async (folder: string) => writeFile(join(folder, "merges.txt"), "a b\n".repeat(1_000_001)),
    ],
    [
      "more than 3000000 values",
      async (folder: string) =>
        writeFile(join(folder, "vocab.json"), `[${"1,".repeat(3_000_001)}1]`),
    ],
  ])("says what is wrong: %s", async (message, spoil) => {
    const folder = join(await tinyModelCopy(), "tokenizer");
    await spoil(folder);
    await expect(loadTokenizer(folder)).rejects.toThrow(message);
    await expect(loadTokenizer(folder)).rejects.toMatchObject({ stage: "tokenizer" });
  });
});
