import { cp } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { encodePrompt } from "../../src/diffusion/prompt/encode-prompt.ts";
import { ModelShelf } from "../../src/diffusion/runtime/model-shelf.ts";
import { tinyJob, tinyModel } from "../support/diffusion/tiny-model.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const settings = { device: "cpu", threads: 1 } as const;
const voices = { report: async () => {}, warn: async () => {} };

interface Case {
  readonly prompt: string;
  readonly negative: string;
  readonly embeddings: readonly number[];
}
const cases: readonly Case[] = JSON.parse(
  readFileSync(join(import.meta.dirname, "textual-inversion.json"), "utf8"),
);

describe("textual inversions in prompts", () => {
  it.each(cases)("$prompt | $negative", async ({ prompt, negative, embeddings }) => {
    const folder = await temporaryFolder();
    const files = join(import.meta.dirname, "embeddings");
    await cp(tinyModel(), join(folder, "tiny"), { recursive: true });
    await cp(files, join(folder, "embeddings"), { recursive: true });
    const model = await new ModelShelf(settings, voices).take(join(folder, "tiny"));
    const encoded = await encodePrompt(model, tinyJob({ prompt, negativePrompt: negative }));
    await model.release();
    expect(encoded.problems).toEqual([]);
    expect(encoded.embeddings.data).toHaveLength(embeddings.length);
    const off = embeddings.map((value, index) =>
      Math.abs(value - (encoded.embeddings.data[index] ?? NaN)),
    );
    expect(Math.max(...off)).toBeLessThan(1e-5);
  });
});
