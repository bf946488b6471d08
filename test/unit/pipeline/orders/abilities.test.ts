import { describe, expect, it } from "vitest";
import {
  ableModel,
  blendingModels,
  usableModels,
} from "../../../../src/pipeline/orders/abilities.ts";
import { chooseBlender } from "../../../../src/pipeline/orders/choose-blender.ts";
import { sampleModel } from "../../../support/commands/sample-model.ts";
import { sampleJob } from "../../../support/components/sample-job.ts";
import { spokenWarnings } from "../../../support/words/spoken.ts";

const own = sampleModel("local/easel-v1", "Easel");
const editor = sampleModel("far/editor", "Editor", { editByInstruction: true });
const sibling = sampleModel("local/pix", "Pix", { editByInstruction: true });
const wordsOnly = sampleModel("far/words", "Words", {
  imageToImage: false,
  editByInstruction: true,
});
const job = sampleJob();

describe("the model for what is made of a picture", () => {
  it("is the one that drew it, where that one can", () => {
    const able = sampleModel("local/easel-v1", "Easel", { extend: true });
    expect(ableModel(job, "extend", [editor, able])).toEqual({
      model: able,
      isOwn: true,
      warnings: [],
    });
  });

  it("else one of the same service, else the first that can, and says so", () => {
    const choice = ableModel(job, "editByInstruction", [own, editor, sibling]);
    expect(choice).toMatchObject({ model: sibling, isOwn: false });
    expect(spokenWarnings(choice.warnings)).toEqual([
      {
        option: "model",
        message: "Easel cannot do this: made by Pix instead, with its own settings.",
      },
    ]);
    expect(ableModel(job, "editByInstruction", [own, editor]).model).toBe(editor);
  });

  it("outlives the one that drew it", () => {
    const choice = ableModel(job, "editByInstruction", [editor]);
    expect(spokenWarnings(choice.warnings)[0]?.message).toContain("local/easel-v1 cannot do this");
  });

  it.each([
    ["extend", "draws beyond a picture's edges"],
    ["mask", "redraws a part of a picture"],
    ["editByInstruction", "edits a picture by instruction"],
    ["animate", "makes a picture move"],
  ] as const)("says what is missing for %s", (ability, words) => {
    expect(() => ableModel(job, ability, [own, wordsOnly])).toThrow(words);
  });

  it("is one that may be used", () => {
    expect(usableModels({ models: [own, editor] }, { models: [editor.id] })).toEqual([editor]);
    expect(usableModels({ models: [own, editor] }, { models: undefined })).toHaveLength(2);
  });
});

describe("the model that blends", () => {
  const few = sampleModel("a/few", "Few", { references: { max: 1 } });
  const many = sampleModel("b/many", "Many", { references: { max: 3 } });
  const fresh = { model: undefined, isNamed: false, pictures: 2 };

  it("takes all pictures where one does, else most of them", () => {
    expect(chooseBlender([own, few, many], fresh).model).toBe(many);
    expect(chooseBlender([own, few, many], { ...fresh, pictures: 1 }).model).toBe(few);
    expect(chooseBlender([few, many], { ...fresh, pictures: 9 }).model).toBe(many);
    expect(blendingModels([own, few, many])).toEqual([few, many]);
  });

  it("is the usual one where it can, and another with a warning where it cannot", () => {
    expect(chooseBlender([few, many], { ...fresh, model: "a/few" })).toEqual({
      model: few,
      warnings: [],
    });
    const other = chooseBlender([own, many], { ...fresh, model: own.id });
    expect(other.model).toBe(many);
    expect(spokenWarnings(other.warnings)[0]?.message).toContain("made by Many instead");
  });

  it("says what is missing: any at all, or in the one that was named", () => {
    expect(() => chooseBlender([own], fresh)).toThrow("takes several pictures at once");
    expect(() => chooseBlender([own, many], { ...fresh, model: own.id, isNamed: true })).toThrow(
      "Easel does not take several pictures at once. These do: b/many.",
    );
  });
});
