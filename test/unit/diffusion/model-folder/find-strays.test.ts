import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { describeModel } from "../../../../src/diffusion/model-folder/describe-model.ts";
import { findStrays, sentenceAbout } from "../../../../src/diffusion/model-folder/find-strays.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";
import { spoken } from "../../../support/words/spoken.ts";

let models: string;
beforeEach(async () => {
  models = join(await temporaryFolder(), "models");
  await mkdir(models);
});

async function put(...files: readonly string[]): Promise<void> {
  for (const file of files) {
    await mkdir(dirname(join(models, file)), { recursive: true });
    await writeFile(join(models, file), "{}");
  }
}

const sentences = async () =>
  (await findStrays(models, () => false)).map((stray) => spoken(sentenceAbout(stray)));

describe("what lies among the models and is none", () => {
  it.each([
    ["realistic.safetensors", /single file of weights; make a model folder of it/],
    ["old.CKPT", /single file of weights/],
    ["q4.gguf", /single file of weights/],
    ["model.zip", /is an archive; unpack it/],
    ["model.tar.gz", /is an archive/],
    ["unet.onnx", /only one part of a model; a model is a folder/],
  ])("%s is named, with what to do", async (file, sentence) => {
    await put(file);
    expect(await sentences()).toEqual([expect.stringMatching(sentence)]);
    await expect(describeModel(join(models, file))).rejects.toThrow(sentence);
  });

  it("is a folder without model_index.json, or one that is empty", async () => {
    await put("half/unet/model.onnx");
    await mkdir(join(models, "nothing"));
    expect(await sentences()).toEqual([
      expect.stringMatching(/^half is not usable as a model: model_index.json is missing; .*pull/),
      expect.stringMatching(/^nothing is not usable as a model: it is empty/),
    ]);
    await expect(describeModel(join(models, "half"))).rejects.toThrow(
      "model_index.json is missing",
    );
  });

  it.each([
    ["unpacked/my-model", "unpacked"],
    ["models--owner--name/snapshots/0f1e2d", "models--owner--name"],
  ])("is a folder whose model lies deeper, at %s", async (place, name) => {
    await put(`${place}/model_index.json`);
    expect(await sentences()).toEqual([
      `${name} is not usable as a model: model_index.json is not in it, but deeper in ${place}; ` +
        "move that folder up, directly into the folder of models.",
    ]);
  });

  it("is a link that leads nowhere", async () => {
    await symlink("nowhere", join(models, "gone"));
    expect(await sentences()).toEqual([
      expect.stringMatching(/^gone .*nothing at that path; look whether/),
    ]);
  });

  it("is a model that is named as the folder of models", async () => {
    await put("model_index.json", "unet/model.onnx", "vae_decoder/model.onnx");
    expect(await sentences()).toEqual([expect.stringContaining("let EASEL_MODELS_DIR name")]);
  });

  it("is not a model, nor what belongs beside models, nor what nobody takes for one", async () => {
    await put(
      "good/model_index.json",
      "embeddings/word.safetensors",
      "picture-check/model.onnx",
      "taesd/decoder.onnx",
      "taef1/decoder.onnx",
      "pulled-part/hub.json",
      ".pulling-x/model_index.json",
      "lost+found/x",
      "README.md",
      "list.txt",
    );
    expect(await sentences()).toEqual([]);
  });

  it("is nothing where there is no folder", async () => {
    expect(await findStrays(join(models, "missing"), () => false)).toEqual([]);
  });
});
