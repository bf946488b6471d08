import { readdirSync } from "node:fs";
import { cp, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { describeModel } from "../../../../../src/diffusion/model-folder/describe-model.ts";
import { descriptionSchema } from "../../../../../src/providers/local/inspection/description-schema.ts";
import { bundledModelFolder } from "../../../../support/bundled-model-folder.ts";
import { inspectorHere } from "../../../../support/local-models/inspector-here.ts";
import { temporaryFolder } from "../../../../support/temporary-folder.ts";
import { tinyModel } from "../../../../support/diffusion/tiny-model.ts";

const names = readdirSync(path.dirname(tinyModel())).filter((name) => name.startsWith("tiny"));

describe("a description that came as JSON", () => {
  it.each(names)("of %s is what it was", async (name) => {
    const description = await describeModel(tinyModel(name)).catch(() => undefined);
    if (description === undefined) return;
    const read = descriptionSchema.parse(JSON.parse(JSON.stringify(description)));
    expect(read).toEqual(description);
  });

  it("of the model that comes with Easel is what it was, with its list of words", async () => {
    const description = await describeModel(bundledModelFolder);
    expect(description.wordList).toBeDefined();
    const read = descriptionSchema.parse(JSON.parse(JSON.stringify(description)));
    expect(read).toEqual(description);
  });

  it("keeps a list of words whole, however many there are", async () => {
    const folder = path.join(await temporaryFolder(), "many-words");
    await cp(bundledModelFolder, folder, { recursive: true });
    const things = Array.from({ length: 700 }, (_, index) => ({ name: `thing ${index}` }));
    await writeFile(path.join(folder, "easel-words.json"), JSON.stringify({ things, words: {} }));
    const { wordList } = await inspectorHere.describe(folder);
    expect(wordList?.things).toEqual(things);
  });

  it("is refused where it is of another form", async () => {
    const description = await describeModel(tinyModel());
    const spoiled = { ...description, latentScale: "8" };
    expect(descriptionSchema.safeParse(spoiled).success).toBe(false);
  });
});
