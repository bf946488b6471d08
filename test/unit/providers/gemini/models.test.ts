import { describe, expect, it } from "vitest";
import { openGemini } from "../../../support/vendors/open-gemini.ts";
import { geminiAnswer, geminiError, picturePart } from "../../../support/vendors/gemini-double.ts";
import { png } from "../../../support/vendors/pictures.ts";
import { requestFor, runModel, testContext } from "../../../support/vendors/run-model.ts";
import { spoken } from "../../../support/words/spoken.ts";

const hash = (digit: string): string => digit.repeat(64);
const source = { picture: hash("0"), width: 640, height: 320 };
const reference = { picture: hash("1"), width: 3000, height: 1500 };

describe("a picture of Gemini", () => {
  it("is the one behind the thoughts and the words", async () => {
    const { double, model } = await openGemini();
    double.next(
      geminiAnswer([
        { ...picturePart(png(32, 32, 1)), thought: true },
        { text: "Here you are." },
        picturePart(png(64, 64, 9)),
      ]),
    );
    const { of } = await runModel(model("gemini-3.1-flash-image"));
    expect(of("picture")).toMatchObject([{ content: { bytes: png(64, 64, 9) } }]);
  });

  it("has the aspect ratio and the size that come closest to what was asked for", async () => {
    const { double, model } = await openGemini();
    await runModel(model("gemini-3.1-flash-image"), { size: { width: 3840, height: 2160 } });
    await runModel(model("gemini-3.1-flash-image"), { size: { width: 512, height: 512 } });
    await runModel(model("gemini-2.5-flash-image"), { size: { width: 3840, height: 2160 } });
    expect(double.posts.map(({ body }) => body?.["generationConfig"])).toMatchObject([
      { imageConfig: { aspectRatio: "16:9", imageSize: "2K" } },
      { imageConfig: { aspectRatio: "1:1", imageSize: "1K" } },
      { imageConfig: { aspectRatio: "16:9" } },
    ]);
  });

  it("follows the words and several pictures, in the source's own shape", async () => {
    const { double, model } = await openGemini();
    const context = testContext();
    const asked = { source: { ...source, edit: true }, references: [reference] };
    await runModel(model("gemini-3.1-flash-image"), asked, context);
    expect(double.posts[0]?.body).toMatchObject({
      contents: [
        {
          role: "user",
          parts: [
            { text: "a red apple" },
            { inlineData: { mimeType: "image/jpeg" } },
            { inlineData: { mimeType: "image/jpeg" } },
          ],
        },
      ],
    });
    expect(double.posts[0]?.body?.["generationConfig"]).not.toHaveProperty("imageConfig");
    expect(context.targets).toEqual([{ width: 640, height: 320, fit: "fill", format: "jpeg" }]);
  });

  it("takes as many pictures as the model does, the source among them, and says what is left out", async () => {
    const { model } = await openGemini();
    const one = model("gemini-2.5-flash-image");
    const references = [reference, reference, reference, reference];
    const [alone, beside] = [
      one.plan(requestFor(one, { references })),
      one.plan(requestFor(one, { references, source })),
    ];
    expect(alone.request.references).toHaveLength(3);
    expect(beside.request.references).toHaveLength(2);
    expect(beside.warnings.map(({ option }) => option)).toEqual(["image2"]);
  });

  it("is enlarged where the model draws larger, and otherwise says so", async () => {
    const { model } = await openGemini();
    const enlarged = { ...source, width: 1024, height: 1024, enlarge: 2 as const };
    const plan = (name: string) => {
      const one = model(name);
      return one.plan(requestFor(one, { source: enlarged }));
    };
    const later = plan("gemini-3.1-flash-image");
    expect(later.request.size).toEqual({ width: 2048, height: 2048 });
    expect(later.warnings).toEqual([]);
    const first = plan("gemini-2.5-flash-image");
    expect(first.warnings.map(({ option }) => option)).toEqual(["image"]);
  });

  it("knows no mask, strength and negative prompt, and says so", async () => {
    const { model } = await openGemini();
    const one = model("gemini-3.1-flash-image");
    const mask = { picture: hash("2"), width: 640, height: 320 };
    const plan = one.plan(
      requestFor(one, { source: { ...source, mask, strength: 0.5 }, negativePrompt: "blur" }),
    );
    const warned = plan.warnings.map(({ option }) => option);
    expect(warned.toSorted()).toEqual(["mask", "negative_prompt", "strength"]);
  });
});

describe("the list of Gemini's models", () => {
  it("has those that make pictures by generateContent", async () => {
    const { provider } = await openGemini();
    expect(provider.models().map(({ id }) => id)).toEqual([
      "gemini/gemini-3.1-flash-image",
      "gemini/gemini-2.5-flash-image",
    ]);
  });

  it("is what the settings name, where they name any", async () => {
    const { provider } = await openGemini({ GEMINI_IMAGE_MODELS: "gemini-nano-banana-2.1" });
    expect(provider.models().map(({ id }) => id)).toEqual(["gemini/gemini-nano-banana-2.1"]);
    const [finding] = await provider.check(AbortSignal.timeout(5000));
    expect(finding?.lines.map(spoken)).toEqual([
      "the key works",
      "models: gemini-nano-banana-2.1",
      "the service does not list: gemini-nano-banana-2.1",
    ]);
  });

  it("cannot be read with a wrong key, which the doctor says", async () => {
    const { provider, double } = await openGemini();
    const details = [{ reason: "API_KEY_INVALID" }];
    double.nextModels(geminiError(400, "INVALID_ARGUMENT", "API key not valid.", details));
    const [finding] = await provider.check(AbortSignal.timeout(5000));
    expect(finding).toMatchObject({ broken: true });
    expect(finding?.lines.map(spoken)).toEqual(["the key in GEMINI_API_KEY is refused"]);
    expect(double.posts).toEqual([]);
  });
});
