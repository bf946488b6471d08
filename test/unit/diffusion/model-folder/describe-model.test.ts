import { cp, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeModel } from "../../../../src/diffusion/model-folder/describe-model.ts";
import { findModels, unusable } from "../../../../src/diffusion/model-files.ts";
import { DiffusionError } from "../../../../src/domain/errors.ts";
import { quoted } from "../../../../src/words/index.ts";
import { setShape } from "../../../support/diffusion/edit-graph.ts";
import { tinyModel, tinyModelCopy } from "../../../support/diffusion/tiny-model.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

describe("describing a model", () => {
  it("reads what the files of a free-sized model say", async () => {
    expect(await describeModel(tinyModel())).toMatchObject({
      name: "tiny-epsilon",
      family: "stable-diffusion",
      defaultScheduler: "PNDM",
      latentChannels: 4,
      latentScale: 2,
      latentNumbers: { scalingFactor: 0.18215, shiftFactor: 0 },
      fixed: { denoiser: undefined, decoder: undefined, encoder: undefined },
      imageToImage: true,
      clipSkipLayers: 3,
      defaults: { steps: 25, guidanceScale: 7.5, size: { width: 16, height: 16 } },
      styles: undefined,
      words: [],
    });
  });

  it("reads the sides that a graph is fixed to", async () => {
    const folder = await tinyModelCopy();
    await setShape(join(folder, "unet/model.onnx"), "sample", ["batch", 4, 8, 8]);
    await setShape(join(folder, "vae_decoder/model.onnx"), "latent_sample", ["batch", 4, 8, 8]);
    await setShape(join(folder, "vae_encoder/model.onnx"), "sample", ["batch", 3, 16, 16]);
    expect((await describeModel(folder)).fixed).toEqual({
      denoiser: { height: 8, width: 8 },
      decoder: { height: 8, width: 8 },
      encoder: { height: 16, width: 16 },
    });
  });

  it("is told by easel.json what a graph of free sides draws at once", async () => {
    const folder = await tinyModelCopy();
    await writeFile(
      join(folder, "easel.json"),
      '{"drawnAtOnce": {"width": 32, "height": 16}, "defaults": {"size": {"width": 16, "height": 16}}}',
    );
    const { fixed, defaults } = await describeModel(folder);
    expect(fixed).toEqual({
      denoiser: { height: 8, width: 16 },
      decoder: undefined,
      encoder: undefined,
    });
    expect(defaults.size).toEqual({ width: 16, height: 16 });
  });

  it("reads what easel.json adds", async () => {
    const folder = await tinyModelCopy();
    const styles = { default: "flat", templates: { flat: "flat {prompt}" } };
    const size = { width: 32, height: 24 };
    const preview = [1, 2, 3].map((row) => [row, 0, 0, 0, 0.5]);
    const added = {
      name: "Mine",
      defaults: { steps: 7, guidanceScale: 3, size, scheduler: "DPM++ 2M", strength: 0.4 },
      styles,
      words: ["panda"],
      examples: ["a panda"],
      preview,
    };
    await writeFile(join(folder, "easel.json"), JSON.stringify(added));
    expect(await describeModel(folder)).toMatchObject({
      name: "Mine",
      defaultScheduler: "DPM++ 2M",
      defaults: { steps: 7, guidanceScale: 3, size, strength: 0.4, upscaleStrength: undefined },
      styles,
      words: ["panda"],
      examples: ["a panda"],
      preview,
    });
  });

  it("takes distilled models for what they are by their scheduler settings", async () => {
    const folder = await tinyModelCopy();
    await writeFile(
      join(folder, "scheduler/scheduler_config.json"),
      '{"_class_name": "EulerDiscreteScheduler", "timestep_spacing": "trailing", "x": -Infinity}',
    );
    expect(await describeModel(folder)).toMatchObject({
      defaultScheduler: "Euler",
      defaults: { steps: 4, guidanceScale: 0 },
    });
  });

  it("gets along without the parts' config files and without an encoder", async () => {
    const folder = await tinyModelCopy();
    for (const part of ["unet", "vae_decoder"]) await rm(join(folder, part, "config.json"));
    await rm(join(folder, "vae_encoder"), { recursive: true });
    expect(await describeModel(folder)).toMatchObject({
      latentScale: 8,
      latentNumbers: { scalingFactor: 0.18215, shiftFactor: 0 },
      imageToImage: false,
      defaults: { size: { width: 512, height: 512 } },
    });
  });
});

describe("a model's family", () => {
  it("is SDXL with two encoders, whose inner layers lie side by side", async () => {
    expect(await describeModel(tinyModel("tiny-xl"))).toMatchObject({
      family: "stable-diffusion-xl",
      textParts: [
        { encoder: "text_encoder", tokenizer: "tokenizer", layer: "penultimate", layers: 3 },
        { encoder: "text_encoder_2", tokenizer: "tokenizer_2", layer: "penultimate", layers: 4 },
      ],
      timeIds: 6,
      zerosWithoutNegative: true,
      guidanceEmbedding: undefined,
      clipSkipLayers: 2,
      latentNumbers: { scalingFactor: 0.13025 },
      defaults: { steps: 30, guidanceScale: 5 },
    });
  });

  it("is SDXL's refiner with the second encoder alone and an aesthetic score", async () => {
    expect(await describeModel(tinyModel("tiny-xl-refiner"))).toMatchObject({
      family: "stable-diffusion-xl-refiner",
      textParts: [{ encoder: "text_encoder_2", tokenizer: "tokenizer_2" }],
      timeIds: 5,
      zerosWithoutNegative: false,
    });
  });

  it("can be of few steps, in an export without inner layers to leave out or an encoder", async () => {
    expect(await describeModel(tinyModel("tiny-xl-turbo"))).toMatchObject({
      family: "stable-diffusion-xl",
      clipSkipLayers: 0,
      imageToImage: false,
      defaults: { steps: 4, guidanceScale: 0 },
    });
  });

  it("is latent consistency where the denoiser is told the guidance scale", async () => {
    expect(await describeModel(tinyModel("tiny-lcm"))).toMatchObject({
      family: "latent-consistency",
      textParts: [{ encoder: "text_encoder", layer: "last" }],
      guidanceEmbedding: 256,
      timeIds: undefined,
      defaultScheduler: "LCM",
      defaults: { steps: 4, guidanceScale: 8 },
    });
  });

  it("takes the usual scaling of its generation where the files give none", async () => {
    const folder = await tinyModelCopy("tiny-xl");
    await rm(join(folder, "vae_decoder/config.json"));
    expect(await describeModel(folder)).toMatchObject({
      latentNumbers: { scalingFactor: 0.13025 },
    });
  });

  it("is refused when the parts are of different models", async () => {
    const folder = await tinyModelCopy("tiny-xl");
    await cp(tinyModel("tiny-epsilon"), folder, {
      recursive: true,
      filter: (path) => !path.includes("text_encoder") && !path.includes("vae"),
    });
    await rm(join(folder, "text_encoder_2"), { recursive: true });
    expect(await describeModel(folder)).toMatchObject({ family: "stable-diffusion" });
    await cp(tinyModel("tiny-xl/text_encoder_2"), join(folder, "text_encoder"), {
      recursive: true,
    });
    await expect(describeModel(folder)).rejects.toThrow(
      "its parts are of different models: the text encoder is 24 wide, but unet takes 16",
    );
  });

  it("is refused when SDXL's second encoder is missing", async () => {
    const folder = await tinyModelCopy("tiny-xl");
    await rm(join(folder, "text_encoder_2"), { recursive: true });
    await expect(describeModel(folder)).rejects.toThrow("text_encoder_2/model.onnx is missing");
  });
});

describe("a folder that cannot be used", () => {
  const broken: readonly [string, (folder: string) => Promise<unknown>, string | RegExp][] = [
    [
      "model_index.json missing",
      (folder) => rm(join(folder, "model_index.json")),
      "model_index.json is missing",
    ],
    [
      "a config that is no JSON",
      (folder) => writeFile(join(folder, "unet/config.json"), "{"),
      /unet\/config.json cannot be read/,
    ],
    [
      "scheduler settings of the wrong kind",
      (folder) => writeFile(join(folder, "scheduler/scheduler_config.json"), '{"beta_start": "a"}'),
      /in scheduler\/scheduler_config.json, beta_start/,
    ],
    ["no denoiser", (folder) => rm(join(folder, "unet/model.onnx")), "unet/model.onnx is missing"],
    [
      "no decoder",
      (folder) => rm(join(folder, "vae_decoder/model.onnx")),
      "vae_decoder/model.onnx is missing",
    ],
    [
      "no text encoder",
      (folder) => rm(join(folder, "text_encoder/model.onnx")),
      "text_encoder/model.onnx is missing",
    ],
    [
      "a graph cut short",
      (folder) => writeFile(join(folder, "unet/model.onnx"), Buffer.from([0x3a, 0x7f, 0x0a])),
      /unet\/model.onnx cannot be read \(the file ends too early/,
    ],
    [
      "a graph that is none",
      (folder) => writeFile(join(folder, "unet/model.onnx"), "version https://git-lfs"),
      /unet\/model.onnx cannot be read/,
    ],
    [
      "an easel.json with a default style that it does not have",
      (folder) =>
        writeFile(join(folder, "easel.json"), '{"styles": {"default": "x", "templates": {}}}'),
      /in easel.json, styles: the default style has no template/,
    ],
  ];

  it.each(broken)("is named with the reason: %s", async (_, spoil, message) => {
    const folder = await tinyModelCopy();
    await spoil(folder);
    const description = describeModel(folder);
    await expect(description).rejects.toThrow(message);
    await expect(description).rejects.toThrow(/^The model folder tiny is not usable/);
    await expect(description).rejects.toBeInstanceOf(DiffusionError);
  });

  it("names another way out where a file may not be read", () => {
    const forbidden = Object.assign(new Error("permission denied"), { code: "EACCES" });
    const reason = quoted("a file cannot be read");
    expect(unusable("/models/tiny", reason, { cause: forbidden }).message).toBe(
      "The model folder tiny is not usable: a file cannot be read; let Easel read it.",
    );
  });
});

describe("finding models", () => {
  it("lists the folders with a model_index.json by name, links included", async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "empty"));
    await mkdir(join(folder, "b"));
    await writeFile(join(folder, "b/model_index.json"), "{}");
    await writeFile(join(folder, "file"), "");
    await symlink(tinyModel(), join(folder, "a"));
    expect(await findModels(folder)).toEqual([join(folder, "a"), join(folder, "b")]);
  });

  it("finds none where there is no folder", async () => {
    expect(await findModels("/nowhere")).toEqual([]);
  });
});
