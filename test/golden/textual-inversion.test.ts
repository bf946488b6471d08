import { cp } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { encodePrompt } from "../../src/diffusion/families/encode-prompt.ts";
import { ModelShelf } from "../../src/diffusion/runtime/model-shelf.ts";
import { tinyJob, tinyModel } from "../support/diffusion/tiny-model.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const settings = { device: "cpu", threads: 1 } as const;
const voices = { report: async () => {}, warn: async () => {} };

interface Case {
  readonly model: string;
  readonly prompt: string;
  readonly negative: string;
  readonly embeddings: readonly number[];
  /** SDXL's, of the prompts as a whole. */
  readonly pooled?: readonly number[];
}
const cases: readonly Case[] = JSON.parse(
  readFileSync(join(import.meta.dirname, "textual-inversion.json"), "utf8"),
);

/** The largest difference of two lists of numbers. */
function distance(expected: readonly number[], actual: Float32Array | undefined): number {
  return Math.max(...expected.map((value, index) => Math.abs(value - (actual?.[index] ?? NaN))));
}

describe("textual inversions in prompts", () => {
  it.each(cases)("$model: $prompt | $negative", async ({ model: name, ...expected }) => {
    const { prompt, negative, embeddings, pooled = [] } = expected;
    const folder = await temporaryFolder();
    const files = join(import.meta.dirname, "embeddings");
    await cp(tinyModel(name), join(folder, name), { recursive: true });
    await cp(files, join(folder, "embeddings"), { recursive: true });
    const model = await new ModelShelf(settings, voices).take(join(folder, name));
    const encoded = await encodePrompt(model, tinyJob({ prompt, negativePrompt: negative }));
    await model.release();
    expect(encoded.problems).toEqual([]);
    expect(encoded.embeddings.data).toHaveLength(embeddings.length);
    expect(distance(embeddings, encoded.embeddings.data)).toBeLessThan(1e-5);
    if (pooled.length > 0) expect(encoded.pooled?.data).toHaveLength(pooled.length);
    expect(distance(pooled, encoded.pooled?.data)).toBeLessThan(1e-5);
  });
});
