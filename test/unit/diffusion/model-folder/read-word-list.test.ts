import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeModel } from "../../../../src/diffusion/model-folder/describe-model.ts";
import { readWordList, WORD_LIST } from "../../../../src/diffusion/model-folder/read-word-list.ts";
import { inspectFolder } from "../../../../src/providers/local/inspect-folder.ts";
import { inEnglish } from "../../../../src/words/index.ts";
import { fewWords } from "../../../support/diffusion/few-words.ts";
import { tinyModel, tinyModelCopy } from "../../../support/diffusion/tiny-model.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

async function problemOf(text: string): Promise<string> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, WORD_LIST), text);
  const { wordList, problem } = await readWordList(folder);
  expect(wordList).toBeUndefined();
  return problem === undefined ? "" : inEnglish(problem);
}

describe("a model's list of words", () => {
  it("is read where there is one", async () => {
    const folder = await tinyModelCopy();
    await writeFile(join(folder, WORD_LIST), JSON.stringify(fewWords));
    expect((await describeModel(folder)).wordList).toEqual(fewWords);
    expect((await describeModel(tinyModel())).wordList).toBeUndefined();
  });

  it.each([
    ["no JSON", "{", /JSON/],
    ["no things", "{}", /things/],
    ["an unknown field", '{"things": [{"name": "cat"}], "words": {}, "more": 1}', /more/],
    ["a template without a prompt", settings("on blue"), /variety\.settings\.0\.choices\.0\.text/],
    ["more than a list can be", " ".repeat(2 ** 20 + 1), /larger than the 1 MiB/],
    [
      "a wrong weight",
      '{"things": [{"name": "cat"}], "words": {}, "variety": {"styles": [{"weights": {"flat": -1}}]}}',
      /weights\.flat/,
    ],
  ])("is not used when it holds %s", async (_, text, problem) => {
    const told = await problemOf(text);
    expect(told).toMatch(/^easel-words\.json is not used \(/);
    expect(told).toMatch(problem);
  });

  it("does not keep a model from drawing when it is wrong; `models info` says so", async () => {
    const folder = await tinyModelCopy();
    await writeFile(join(folder, WORD_LIST), "[]");
    const { problem, remarks } = await inspectFolder(folder);
    expect(problem).toBeUndefined();
    expect(remarks.map(inEnglish).join()).toContain("easel-words.json is not used");
  });
});

function settings(text: string): string {
  const choices = [{ text, weight: 1 }];
  const variety = { settings: [{ unless: [], choices }] };
  return JSON.stringify({ things: [{ name: "cat" }], words: {}, variety });
}
