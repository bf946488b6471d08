import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadT5Tokenizer } from "../../src/diffusion/tokenizer/load-t5-tokenizer.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const folder = join(import.meta.dirname, "t5-pieces");

interface PieceCase {
  readonly text: string;
  readonly tokenizer: readonly number[];
  readonly "tokenizer-4": readonly number[];
}

const cases: PieceCase[] = JSON.parse(await readFile(join(folder, "ids.json"), "utf8"));

/** A folder that holds the vocabulary in that form alone. */
async function folderWith(file: string, name: string): Promise<string> {
  const only = await temporaryFolder();
  await copyFile(join(folder, file), join(only, name));
  await copyFile(join(folder, "tokenizer_config.json"), join(only, "tokenizer_config.json"));
  return only;
}

describe("T5's ids equal those of transformers", () => {
  it.each([
    ["tokenizer.json", "tokenizer.json", "tokenizer"],
    ["tokenizer-4.json", "tokenizer.json", "tokenizer-4"],
    ["spiece.model", "spiece.model", "tokenizer"],
  ] as const)("from %s", async (file, name, shape) => {
    const tokenizer = await loadT5Tokenizer(await folderWith(file, name));
    for (const each of cases) {
      expect([each.text, ...tokenizer.encode(each.text), tokenizer.end]).toEqual([
        each.text,
        ...each[shape],
      ]);
    }
  });
});
