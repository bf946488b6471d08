import { cp, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeModel } from "../../../../src/diffusion/model-folder/describe-model.ts";
import { describeEmbeddings } from "../../../../src/diffusion/textual-inversion/describe-embeddings.ts";
import { inspectFolder } from "../../../../src/providers/local/inspect-folder.ts";
import { tinyModelCopy } from "../../../support/diffusion/tiny-model.ts";
import { spoken } from "../../../support/words/spoken.ts";

const golden = join(import.meta.dirname, "../../../golden/embeddings");

async function modelWithEmbeddings(): Promise<string> {
  const folder = await tinyModelCopy();
  await mkdir(join(folder, "embeddings"));
  await cp(golden, join(folder, "embeddings"), { recursive: true });
  return folder;
}

describe("the embeddings of a model", () => {
  it("are described by name, with those that do not fit", async () => {
    const description = await describeModel(await modelWithEmbeddings());
    const reports = await describeEmbeddings(description);
    expect(
      reports.map(({ name, problem }) => ({ name, problem: problem && spoken(problem) })),
    ).toEqual([
      { name: "bright", problem: undefined },
      { name: "cat-toy", problem: undefined },
      { name: "easy-bad", problem: undefined },
      { name: "for-xl", problem: "is made for SDXL, not for tiny" },
    ]);
  });

  it("are told to whoever looks at the folder", async () => {
    const remarks = (await inspectFolder(await modelWithEmbeddings())).remarks.map(spoken);
    expect(remarks).toContain("Prompts can name these embeddings: bright, cat-toy, and easy-bad.");
    expect(remarks).toContain("The embedding for-xl is made for SDXL, not for tiny.");
    expect((await inspectFolder(await tinyModelCopy())).remarks).toEqual([]);
  });
});
