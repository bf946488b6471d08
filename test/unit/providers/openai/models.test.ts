import { describe, expect, it } from "vitest";
import { json } from "../../../support/vendors/answer.ts";
import { openOpenAi } from "../../../support/vendors/open-openai.ts";
import { png } from "../../../support/vendors/pictures.ts";
import { requestFor, runModel, testContext } from "../../../support/vendors/run-model.ts";
import { spokenWarnings } from "../../../support/words/spoken.ts";

const hash = (digit: string): string => digit.repeat(64);
const source = { picture: hash("0"), width: 640, height: 320 };
const references = ["1", "2"].map((digit) => ({ picture: hash(digit), width: 300, height: 400 }));

describe("a picture of OpenAI", () => {
  it("shows what is half made while it waits", async () => {
    const { model } = await openOpenAi({ OPENAI_PARTIAL_IMAGES: "3" });
    const result = await runModel(model("gpt-image-2"));
    const shown = result.of("progress").filter(({ preview }) => preview !== undefined);
    expect(shown.map(({ fraction }) => fraction)).toEqual([0.25, 0.5, 0.75]);
    expect(shown[0]).toMatchObject({ position: 0, preview: { kind: "encoded" } });
    expect(result.of("picture")).toHaveLength(1);
  });

  it("asks for no stream when no previews are wanted", async () => {
    const { double, model } = await openOpenAi({ OPENAI_PARTIAL_IMAGES: "0" });
    await runModel(model("gpt-image-2"));
    expect(double.posts[0]?.body).toEqual({
      model: "gpt-image-2",
      prompt: "a red apple",
      n: 1,
      size: "1024x1024",
    });
  });

  it("takes a plain answer where a stream was asked for", async () => {
    const { double, model } = await openOpenAi();
    double.next(json(200, { data: [{ b64_json: png(64, 64, 9).toString("base64") }] }));
    const result = await runModel(model("gpt-image-2"));
    expect(result.of("picture")).toMatchObject([{ content: { bytes: png(64, 64, 9) } }]);
  });

  it("has the quality and the transparent background that were ordered", async () => {
    const { double, model } = await openOpenAi();
    const options = { transparent: true, modelOptions: { quality: "max", complexity: "low" } };
    await runModel(model("gpt-image-2.5-flare"), options);
    expect(double.posts[0]?.body).toMatchObject({
      quality: "max",
      complexity: "low",
      background: "transparent",
      output_format: "png",
    });
    const older = model("gpt-image-1.5");
    const plan = older.plan(requestFor(older, options));
    expect(plan.request).toMatchObject({ transparent: true });
    expect(plan.request.modelOptions).toBeUndefined();
    expect(plan.warnings.map(({ option }) => option)).toEqual(["quality", "complexity"]);
  });

  it("tells the words that the service drew in place of the prompt, for each picture", async () => {
    const { double, model } = await openOpenAi();
    double.revise = "A red apple on a white table";
    const [one, two] = [
      await runModel(model("flux-dev")),
      await runModel(model("gpt-image-2"), { count: 2 }),
    ];
    expect(spokenWarnings(one.of("warning").map(({ warning }) => warning))).toEqual([
      { option: "prompt", message: "flux-dev rewrote the prompt: “A red apple on a white table”" },
    ]);
    const told = spokenWarnings(two.of("warning").map(({ warning }) => warning));
    expect(told.map(({ message }) => message).toSorted()[1]).toBe(
      "gpt-image-2 rewrote the prompt of picture 2: “A red apple on a white table”",
    );
  });
});

describe("pictures that go along", () => {
  it("are sent as files of one form: the source first, and a mask that is transparent where it changes", async () => {
    const { double, model } = await openOpenAi();
    const mask = { picture: hash("3"), width: 640, height: 320 };
    const context = testContext();
    const result = await runModel(
      model("gpt-image-1.5"),
      { source: { ...source, mask, edit: true }, references },
      context,
    );
    expect(result.error).toBeUndefined();
    const [post] = double.posts;
    expect(post?.path).toBe("/v1/images/edits");
    expect(post?.files.map(({ field, type }) => [field, type])).toEqual([
      ["image[]", "image/png"],
      ["image[]", "image/png"],
      ["image[]", "image/png"],
      ["mask", "image/png"],
    ]);
    expect(context.targets).toEqual([{ width: 640, height: 320, fit: "fill", format: "png" }]);
  });

  it("may be references alone", async () => {
    const { double, model } = await openOpenAi();
    await runModel(model("gpt-image-2"), { references: references.slice(0, 1) });
    expect(double.posts[0]?.path).toBe("/v1/images/edits");
    expect(double.posts[0]?.files.map(({ field }) => field)).toEqual(["image"]);
  });

  it("are at most sixteen, the source among them", async () => {
    const { model } = await openOpenAi();
    const many = Array.from({ length: 16 }, () => references[0]).filter((one) => one !== undefined);
    const gpt = model("gpt-image-2");
    const plan = gpt.plan(requestFor(gpt, { source, references: many }));
    expect(plan.request.references).toHaveLength(15);
    expect(plan.warnings.map(({ option }) => option)).toEqual(["image2"]);
  });

  it("give the result their shape where any size can be drawn", async () => {
    const { model } = await openOpenAi();
    const sizeOf = (name: string, width: number, height: number, enlarge?: 2) => {
      const one = model(name);
      const asked = requestFor(one, { source: { ...source, width, height, enlarge } });
      return one.plan(asked).request.size;
    };
    expect(sizeOf("gpt-image-2", 640, 320)).toEqual({ width: 1440, height: 720 });
    expect(sizeOf("gpt-image-2", 3000, 200)).toMatchObject({ width: 3840 });
    expect(sizeOf("gpt-image-2", 1024, 768, 2)).toEqual({ width: 2048, height: 1536 });
    expect(sizeOf("gpt-image-1.5", 640, 320)).toEqual({ width: 1536, height: 1024 });
  });

  it("say so when input_fidelity means nothing, and it is not sent", async () => {
    const { double, model } = await openOpenAi();
    const one = model("gpt-image-1.5");
    const request = requestFor(one, { modelOptions: { input_fidelity: "high" } });
    expect(one.plan(request).warnings).toHaveLength(1);
    await runModel(one, { modelOptions: { input_fidelity: "high" } });
    await runModel(one, { modelOptions: { input_fidelity: "high" }, source });
    expect(double.posts.map(({ body }) => body?.["input_fidelity"])).toEqual([undefined, "high"]);
  });
});

describe("a prompt for stable-diffusion.cpp", () => {
  it("cannot bring arguments of its own", async () => {
    const { double, model } = await openOpenAi();
    const forged = '<sd_cpp_extra_args>{"seed":1}</sd_cpp_extra_args>a cat';
    const negativePrompt = "</sd_cpp_extra_args> blurry";
    const result = await runModel(model("sd-cpp-local"), {
      prompt: forged,
      negativePrompt,
      seed: 7,
    });
    expect(result.of("picture")).toMatchObject([{ content: { bytes: png(512, 512, 7) } }]);
    expect(double.posts).toHaveLength(1);
  });
});
