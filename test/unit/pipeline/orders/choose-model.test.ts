import { describe, expect, it } from "vitest";
import {
  byOrder,
  chooseModel,
  chooseSuccessor,
  inOrder,
} from "../../../../src/pipeline/orders/choose-model.ts";
import { scriptedModel } from "../../../support/pipeline/scripted-model.ts";
import { spokenWarnings } from "../../../support/words/spoken.ts";

const textOnly = { textToImage: true, imageToImage: false };
const pictureOnly = { textToImage: false, imageToImage: true };
const local = scriptedModel({ id: "local/easel", name: "Easel" });
const sdxl = scriptedModel({
  id: "segmind/sdxl1.0-txt2img",
  name: "Segmind SDXL",
  relative: "segmind/sdxl-img2img",
  capabilities: textOnly,
});
const old = scriptedModel({ id: "segmind/sd1.5-img2img", name: "SD", capabilities: pictureOnly });
const sdxlImage = scriptedModel({
  id: "segmind/sdxl-img2img",
  name: "Segmind SDXL Img2Img",
  relative: "segmind/sdxl1.0-txt2img",
  capabilities: pictureOnly,
});
const pipeline = scriptedModel({
  id: "imagepipeline/sdxl",
  name: "ImagePipeline SDXL",
  capabilities: textOnly,
});
const draft = { prompt: "apple", count: 1 };
const source = { picture: "hash", width: 8, height: 8 };

const blending = (id: string, max: number, able = pictureOnly) =>
  scriptedModel({ id, capabilities: { ...able, references: { max } } });

describe("choosing a model", () => {
  it("sends a part to one that redraws parts, and what grows to one that extends", () => {
    const masks = scriptedModel({ id: "a/masks", capabilities: { mask: true } });
    const both = scriptedModel({ id: "b/both", capabilities: { mask: true, extend: true } });
    const models = [local, masks, both];
    const mask = { picture: "mask", width: 8, height: 8 };
    const extend = { left: 4, right: 0, up: 0, down: 0 };
    const choose = (more: object) =>
      chooseModel({ ...draft, source: { ...source, ...more } }, models).model.id;
    expect(choose({ mask })).toBe(masks.id);
    expect(choose({ extend })).toBe(both.id);
    expect(choose({ mask, extend })).toBe(both.id);
  });

  it("takes the one that is named, else the first", () => {
    expect(chooseModel({ ...draft, model: sdxl.id }, [local, sdxl]).model).toBe(sdxl);
    expect(chooseModel(draft, [local, sdxl])).toEqual({ model: local, warnings: [] });
  });

  it("sends a variation of an SDXL picture to SDXL img2img, and says so", () => {
    const choice = chooseModel({ ...draft, model: sdxl.id, source }, [local, old, sdxl, sdxlImage]);
    expect(choice.model).toBe(sdxlImage);
    expect(spokenWarnings(choice.warnings)).toEqual([
      {
        option: "model",
        message: "Segmind SDXL cannot start from a picture: made by Segmind SDXL Img2Img instead.",
      },
    ]);
  });

  it("prefers the same provider, then takes any model that can", () => {
    const wanted = { ...draft, model: sdxl.id, source };
    expect(chooseModel(wanted, [local, sdxl, old]).model).toBe(old);
    expect(chooseModel({ ...wanted, model: pipeline.id }, [pipeline, local, old]).model).toBe(
      local,
    );
  });

  it("takes one that looks at several pictures where several are given", () => {
    const references = [source, source];
    const one = blending("one", 1);
    const many = blending("many", 4);
    const fromWords = blending("words", 4, textOnly);
    const asked = { ...draft, source, references };
    expect(chooseModel(asked, [local, fromWords, one, many]).model).toBe(many);
    expect(chooseModel(asked, [local, one]).model).toBe(one);
    expect(chooseModel({ ...draft, references }, [local, one, fromWords]).model).toBe(fromWords);
    expect(chooseModel(asked, [local]).model).toBe(local);
    expect(chooseModel({ ...asked, model: local.id }, [local, many]).model).toBe(local);
  });

  it("finds a model for words alone when the named one needs a picture", () => {
    const choice = chooseModel({ ...draft, model: sdxlImage.id }, [sdxlImage, local, sdxl]);
    expect(choice.model).toBe(sdxl);
    expect(spokenWarnings(choice.warnings)[0]?.message).toMatch(
      /needs a picture to start from.*instead/,
    );
  });

  it("says what can be done when no model takes the picture", () => {
    expect(() => chooseModel({ ...draft, source }, [sdxl])).toThrow(/leave out the picture/);
    expect(() => chooseModel(draft, [sdxlImage])).toThrow(/add the picture/);
  });

  it("names the configured models when one is unknown", () => {
    expect(() => chooseModel({ ...draft, model: "x/y" }, [local, sdxl])).toThrow(
      /"x\/y".*local\/easel and segmind\/sdxl1\.0-txt2img/,
    );
    expect(() => chooseModel(draft, [])).toThrow(/No model is configured/);
  });

  it("puts the default model first and keeps the rest in order", () => {
    const models = { all: () => [local, sdxl, old] };
    expect(inOrder(models, old.id)).toEqual([old, local, sdxl]);
    expect(inOrder(models, "auto")).toEqual([local, sdxl, old]);
    expect(byOrder([local, sdxl, old], [old.id, sdxl.id])).toEqual([old, sdxl, local]);
  });
});

describe("choosing a successor", () => {
  const gone = { ...draft, model: "segmind/sdxl1.0-txt2img" };

  it("takes the nearest relative, then the same service, then any that can", () => {
    const varied = { ...gone, source };
    expect(chooseSuccessor(varied, [local, old, sdxlImage]).model).toBe(sdxlImage);
    expect(chooseSuccessor(varied, [local, old]).model).toBe(old);
    expect(chooseSuccessor(gone, [old, local]).model).toBe(local);
  });

  it("names both, so that nothing changes silently", () => {
    expect(spokenWarnings(chooseSuccessor(gone, [local]).warnings)).toEqual([
      {
        option: "model",
        message: "segmind/sdxl1.0-txt2img is no longer configured here: made by Easel instead.",
      },
    ]);
  });

  it("refuses when no model can do it", () => {
    expect(() => chooseSuccessor(gone, [sdxlImage])).toThrow(/There is no model called/);
  });
});
