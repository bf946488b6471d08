import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadT5Tokenizer } from "../../../../src/diffusion/tokenizer/load-t5-tokenizer.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const vocab = [
  ["<pad>", 0],
  ["</s>", 0],
  ["<unk>", 0],
  ["\u2581a", -1],
];

async function folderWith(settings: object): Promise<string> {
  const folder = await temporaryFolder();
  const model = { type: "Unigram", unk_id: 2, vocab };
  await writeFile(join(folder, "tokenizer.json"), JSON.stringify({ model, ...settings }));
  return folder;
}

const replace = (pattern: object) => ({ type: "Replace", pattern, content: "\u2581" });

describe("loading T5's tokenizer", () => {
  it("takes the pattern that T5's own files have", async () => {
    const normalizers = [replace({ Regex: " {2,}" }), replace({ String: "_" })];
    const folder = await folderWith({ normalizer: { type: "Sequence", normalizers } });
    expect((await loadT5Tokenizer(folder)).encode("a")).toEqual([3]);
  });

  it.each([
    ["a normalizer", { normalizer: replace({ Regex: "(a+)+$" }) }],
    [
      "one of several",
      { normalizer: { type: "Sequence", normalizers: [replace({ Regex: "(a|a)*$" })] } },
    ],
    ["a cut", { pre_tokenizer: { type: "Split", pattern: { Regex: "(.*)*x" } } }],
  ])("refuses another one, which could take hours: %s", async (_, settings) => {
    await expect(loadT5Tokenizer(await folderWith(settings))).rejects.toThrow(
      "a pattern that no tokenizer of T5 has",
    );
  });

  it("refuses more pieces than any vocabulary has before it takes memory for them", async () => {
    const folder = await temporaryFolder();
    // Field 1, empty, over and over: two bytes a piece.
    await writeFile(join(folder, "spiece.model"), Buffer.alloc(2_000_002, "\n\0"));
    await expect(loadT5Tokenizer(folder)).rejects.toThrow("more than 1000000 values");
  });
});
