import * as fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { TextBudget } from "../../../../src/images/metadata/file-text.ts";
import { pngTexts } from "../../../../src/images/metadata/places/png-texts.ts";
import { withPngTexts } from "../../../../src/images/notes/png-texts.ts";
import { samplePicture } from "../../../support/sample-pictures.ts";

const png = () => samplePicture().png().toBuffer();

const textsOf = (file: Buffer) =>
  Object.fromEntries(
    [...pngTexts(file, new TextBudget())].map(({ keyword, text }) => [keyword, text]),
  );

describe("texts that are put into a PNG", () => {
  it.each([
    ["plain words", "a red apple\nSteps: 20", "tEXt"],
    ["Latin letters", "café à la crème ÿ", "tEXt"],
    ["Latin letters that could be taken for UTF-8", "Ã¼", "iTXt"],
    ["emoji", "🍎 apple", "iTXt"],
    ["Japanese", "日本の林檎", "iTXt"],
    ["words from right to left", "תפוח אדום تفاحة", "iTXt"],
    ["nothing", "", "tEXt"],
  ])("keep %s", async (_what, text, type) => {
    const bytes = withPngTexts(await png(), { parameters: text, easel: "{}" });
    expect(bytes.toString("latin1", 37, 41)).toBe(type);
    expect(textsOf(bytes)).toEqual({ parameters: text, easel: "{}" });
    expect(await sharp(bytes).raw().toBuffer()).toEqual(await samplePicture().raw().toBuffer());
  });

  it("are read by others too", async () => {
    const bytes = withPngTexts(await png(), { parameters: "日本", other: "plain" });
    expect((await sharp(bytes).metadata()).comments).toEqual([
      { keyword: "parameters", text: "日本" },
      { keyword: "other", text: "plain" },
    ]);
  });

  it("cannot hold a zero byte, which is left out", async () => {
    expect(textsOf(withPngTexts(await png(), { parameters: "a\0b" }))).toEqual({
      parameters: "ab",
    });
  });

  it("keep any words that can be written", async () => {
    const bytes = await png();
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const clean = text.replaceAll("\0", "");
        expect(textsOf(withPngTexts(bytes, { parameters: text }))).toEqual({ parameters: clean });
      }),
      { numRuns: 50 },
    );
  });
});
