import { describe, expect, it } from "vitest";
import type { HubFile } from "../../../src/hub/hub-files.ts";
import { findRoot, selectFiles } from "../../../src/hub/select-files.ts";

const repository = "someone/model";
const list = (paths: string): HubFile[] =>
  paths
    .trim()
    .split(/\s+/)
    .map((path) => ({ path, bytes: 1, hash: { algorithm: "git-blob", value: "0".repeat(40) } }));

const index = {
  _class_name: "StableDiffusionPipeline",
  safety_checker: ["stable_diffusion", "StableDiffusionSafetyChecker"],
  text_encoder: ["transformers", "CLIPTextModel"],
  unet: ["diffusers", "UNet2DConditionModel"],
  vae: ["diffusers", "AutoencoderKL"],
};

const needed = `model_index.json scheduler/scheduler_config.json text_encoder/config.json
  text_encoder/model.onnx tokenizer/merges.txt tokenizer/vocab.json unet/config.json unet/model.onnx
  vae_decoder/config.json vae_decoder/model.onnx`;

const choose = (paths: string, content: unknown = index, root = "") =>
  selectFiles(list(paths), { root, index: content, repository }).files.map(({ path }) => path);

describe("the files of a model", () => {
  it("are graphs, configurations, tokenizers, the card and the licence", () => {
    const all = `README.md LICENSE.md easel.json easel-words.json ${needed} vae_encoder/model.onnx`;
    expect(choose(all).toSorted()).toEqual(all.split(/\s+/).toSorted());
  });

  it("leave out what the engine does not read", () => {
    const more = `.gitattributes model.safetensors v1-5.ckpt preview.png safety_checker/model.onnx
      safety_checker/config.json feature_extractor/preprocessor_config.json
      unet/diffusion_pytorch_model.safetensors unet/diffusion_pytorch_model.bin
      unet/diffusion_flax_model.msgpack unet/openvino_model.xml unet/openvino_model.bin
      unet/diffusion_pytorch_model.safetensors.index.json unet/model_fp16.onnx
      unet/model_fp16.onnx_data unet/old/model.onnx vae/config.json vae_1_0/model.onnx
      tokenizer/tokenizer.json text_encoder/.cache text_encoder_2/model.onnx`;
    expect(choose(`${needed} ${more}`).toSorted()).toEqual(needed.split(/\s+/).toSorted());
  });

  it.each([
    "model.onnx_data",
    "model.onnx.data",
    "weights.pb",
    "onnx__MatMul_1234",
    "model.onnx_data_1",
  ])("take weights beside a graph by the name %s", (name) => {
    expect(choose(`${needed} unet/${name}`)).toContain(`unet/${name}`);
  });

  it("have both text encoders where the index has both", () => {
    const second = `text_encoder_2/model.onnx text_encoder_2/config.json tokenizer_2/vocab.json tokenizer_2/merges.txt`;
    const xl = { ...index, text_encoder_2: ["transformers", "CLIPTextModelWithProjection"] };
    expect(choose(`${needed} ${second}`, xl)).toEqual(expect.arrayContaining(second.split(" ")));
    expect(() => choose(needed, xl)).toThrow("someone/model has no text_encoder_2/model.onnx");
  });

  it("have one text encoder in a refiner, whose index leaves the first out", () => {
    const refiner = { ...index, text_encoder: [null, null], text_encoder_2: ["transformers", "X"] };
    const paths = needed.replaceAll("text_encoder/", "text_encoder_2/");
    expect(choose(paths, refiner)).toContain("text_encoder_2/model.onnx");
  });

  it("are those of diffusion transformers, with T5 and its tokenizer in one file", () => {
    const flux = {
      _class_name: "FluxPipeline",
      text_encoder: ["transformers", "CLIPTextModel"],
      text_encoder_2: ["transformers", "T5EncoderModel"],
      transformer: ["diffusers", "FluxTransformer2DModel"],
      vae: ["diffusers", "AutoencoderKL"],
    };
    const paths = `${needed.replaceAll("unet/", "transformer/")} text_encoder_2/config.json
      text_encoder_2/model.onnx text_encoder_2/model.onnx_data tokenizer_2/tokenizer.json
      tokenizer_2/spiece.model tokenizer_2/tokenizer_config.json transformer/model.onnx_data`;
    const more =
      "transformer/diffusion_pytorch_model-00001-of-00003.safetensors flux1-dev.safetensors";
    expect(choose(`${paths} ${more}`, flux).toSorted()).toEqual(paths.split(/\s+/).toSorted());
    const root = list(`onnx/transformer/model.onnx onnx/vae_decoder/model.onnx ${more}`);
    expect(findRoot(root, "", repository)).toBe("onnx/");
  });

  it("are those of Stable Diffusion 3, with T5 or without", () => {
    const sd3 = {
      ...index,
      text_encoder_2: ["transformers", "CLIPTextModelWithProjection"],
      text_encoder_3: ["transformers", "T5EncoderModel"],
      transformer: ["diffusers", "SD3Transformer2DModel"],
    };
    const paths = `${needed.replaceAll("unet/", "transformer/")} text_encoder_2/model.onnx`;
    const third = "text_encoder_3/model.onnx tokenizer_3/spiece.model";
    expect(choose(paths, sd3)).toContain("transformer/model.onnx");
    expect(choose(`${paths} ${third}`, sd3)).toEqual(expect.arrayContaining(third.split(" ")));
    expect(() => choose(paths.replace("text_encoder_2/model.onnx", ""), sd3)).toThrow(
      "has no text_encoder_2/model.onnx",
    );
  });

  it("are named from the model's own folder", () => {
    const inside = needed.trim().replaceAll(/(\S+)/g, "fp16/$1");
    const { files } = selectFiles(list(`${needed} ${inside}`), {
      root: "fp16/",
      index,
      repository,
    });
    expect(files.map(({ path }) => path).toSorted()).toEqual(needed.split(/\s+/).toSorted());
    expect(files.every(({ path, source }) => source === `fp16/${path}`)).toBe(true);
  });

  it("of an autoencoder alone need no index", () => {
    const paths = "README.md vae_decoder/model.onnx vae_decoder/config.json vae_encoder/model.onnx";
    const selection = selectFiles(list(paths), { root: "", index: undefined, repository });
    expect(selection.kind).toBe("autoencoder");
    expect(selection.files.map(({ path }) => path)).toEqual(paths.split(" "));
  });

  it.each([
    ["vae_decoder/model.onnx", "has no vae_decoder/model.onnx"],
    ["text_encoder/model.onnx", "has no text_encoder/model.onnx"],
  ])("are refused without %s", (missing, words) => {
    expect(() => choose(needed.replace(missing, ""))).toThrow(words);
  });

  it("are refused without an index", () => {
    expect(() => selectFiles(list(needed), { root: "", index: undefined, repository })).toThrow(
      "has no model_index.json",
    );
  });
});

const find = (paths: string, subfolder = "") => findRoot(list(paths), subfolder, repository);

describe("the folder of a model", () => {
  it("is the repository itself, or the only one inside, or the one that was named", () => {
    expect(find("unet/model.onnx fp16/unet/model.onnx")).toBe("");
    expect(find("README.md onnx/unet/model.onnx")).toBe("onnx/");
    expect(find("a/unet/model.onnx b/unet/model.onnx", "b")).toBe("b/");
    expect(find("vae_decoder/model.onnx")).toBe("");
  });

  it("has to be named where there are several", () => {
    expect(() => find("a/unet/model.onnx b/unet/model.onnx")).toThrow(
      "holds several models. Name one of someone/model/a, someone/model/b.",
    );
  });

  it("is not found where there is no export, and the words say what there is", () => {
    expect(() => find("unet/diffusion_pytorch_model.safetensors")).toThrow("optimum-cli");
    expect(() => find("README.md my_unet/model.onnx")).toThrow(
      "no ONNX model in the diffusers layout",
    );
  });
});
