import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadTokenizer } from "../../src/diffusion/tokenizer/load-tokenizer.ts";

const folder = import.meta.dirname;
const golden: { texts: string[]; ids: Record<string, number[][]> } = JSON.parse(
  readFileSync(join(folder, "tokens.json"), "utf8"),
);

describe.each(Object.entries(golden.ids))("token ids of %s", (model, ids) => {
  it("equal those of transformers over a thousand odd strings", async () => {
    const tokenizer = await loadTokenizer(join(folder, "models", model, "tokenizer"));
    const different = golden.texts.flatMap((text, index) => {
      const { start, end } = tokenizer;
      const own = [start, ...tokenizer.encode(text), end];
      return JSON.stringify(own) === JSON.stringify(ids[index])
        ? []
        : [{ text, own, theirs: ids[index] }];
    });
    expect(different).toEqual([]);
  });
});
