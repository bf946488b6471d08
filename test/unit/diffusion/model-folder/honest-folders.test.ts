import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { describeModel } from "../../../../src/diffusion/model-folder/describe-model.ts";
import {
  addFunction,
  addInput,
  renameValue,
  setFormat,
  setOperator,
  setOpset,
  setOutputShape,
  setShape,
} from "../../../support/diffusion/edit-graph.ts";
import { tinyModel, tinyModelCopy } from "../../../support/diffusion/tiny-model.ts";
import { spoken } from "../../../support/words/spoken.ts";

let folder: string;
beforeEach(async () => {
  folder = await tinyModelCopy();
});

const graph = (part: string): string => join(folder, part, "model.onnx");

async function change(file: string, settings: object): Promise<void> {
  const before = await readFile(join(folder, file), "utf8").catch(() => "{}");
  const merged: unknown = Object.assign({}, JSON.parse(before), settings);
  await writeFile(join(folder, file), JSON.stringify(merged));
}

describe("a graph of a newer exporter is told of, with what to export with", () => {
  it.each([
    ["unet", setOpset, 27, /unet\/model\.onnx .* operators of version 27, and 26 is the newest/],
    ["vae_decoder", setOpset, 99, /vae_decoder\/model\.onnx .* operators of version 99/],
    ["text_encoder", setFormat, 14, /text_encoder\/model\.onnx .* format version 14, and 13 is/],
    ["vae_encoder", setFormat, 99, /vae_encoder\/model\.onnx .* format version 99/],
  ] as const)("%s", async (part, set, version, reason) => {
    await set(graph(part), version);
    await expect(describeModel(folder)).rejects.toThrow(reason);
    await expect(describeModel(folder)).rejects.toThrow("export it with opset 17");
  });

  it("and the newest that is known is taken", async () => {
    await setOpset(graph("unet"), 26);
    await setFormat(graph("unet"), 13);
    await expect(describeModel(folder)).resolves.toMatchObject({ family: "stable-diffusion" });
  });
});

describe("outputs under other names", () => {
  it.each([
    ["unet", "out_sample", "noise_pred"],
    ["vae_decoder", "sample", "pixels"],
    ["text_encoder", "last_hidden_state", "hidden_states_out"],
    ["vae_encoder", "latent_parameters", "latent_parametres"],
  ])("of %s are accepted (%s as %s)", async (part, from, to) => {
    await renameValue(graph(part), from, to);
    await expect(describeModel(folder)).resolves.toMatchObject({ family: "stable-diffusion" });
  });
});

describe("channels", () => {
  it.each([4, "channels"])(
    "that graph (%s) and settings say differently are refused",
    async (said) => {
      // What a free dimension takes shows in the weights that it meets.
      await setShape(graph("unet"), "sample", ["batch", said, "height", "width"]);
      await change("unet/config.json", { in_channels: 9 });
      await expect(describeModel(folder)).rejects.toThrow(
        "unet/config.json says 9 channels, but the graph takes 4",
      );
    },
  );

  it("of no known kind are refused", async () => {
    await setShape(graph("unet"), "sample", ["batch", 7, "height", "width"]);
    await change("unet/config.json", { in_channels: 7 });
    await expect(describeModel(folder)).rejects.toThrow("unet takes 7 channels");
  });
});

describe("a graph that cannot be drawn with is told of before anybody draws", () => {
  it.each(["unet", "text_encoder", "vae_decoder", "vae_encoder"])(
    "as %s wants an input that it is not given",
    async (part) => {
      await addInput(graph(part), "class_labels", ["batch"]);
      await expect(describeModel(folder)).rejects.toThrow(
        `${part}/model.onnx wants an input that is not known here: class_labels`,
      );
    },
  );

  it("as it learned its variance too", async () => {
    await setOutputShape(graph("unet"), "out_sample", ["batch", 8, "height", "width"]);
    await expect(describeModel(folder)).rejects.toThrow(
      "unet gives 8 channels, but the latents have 4",
    );
  });

  it("as its pictures have no three colours", async () => {
    await setOutputShape(graph("vae_decoder"), "sample", ["batch", 4, "height", "width"]);
    await expect(describeModel(folder)).rejects.toThrow("pictures of 4 channels in place of 3");
  });

  it("as its decoder takes other latents than the transformer gives", async () => {
    folder = await tinyModelCopy("tiny-sd3");
    await setShape(graph("vae_decoder"), "latent_sample", ["batch", 4, "height", "width"]);
    await change("vae_decoder/config.json", { latent_channels: 4 });
    await expect(describeModel(folder)).rejects.toThrow(
      "transformer takes 16 channels of latents, but vae_decoder 4",
    );
  });

  it("as it uses operators of somebody's own, unless it brings them", async () => {
    await setOperator(graph("unet"), "Frobnicate", "com.nowhere");
    await expect(describeModel(folder)).rejects.toThrow(
      "uses the operator Frobnicate of com.nowhere, which ONNX Runtime does not have; export it with opset 17",
    );
    await addFunction(graph("unet"), "Frobnicate", "com.nowhere");
    await expect(describeModel(folder)).resolves.toMatchObject({ family: "stable-diffusion" });
  });
});

describe("the autoencoder's numbers", () => {
  it("are taken from its settings, means and shift too", async () => {
    const means = { latents_mean: [-1, 1, -1, 2], latents_std: [8, 6, 6, 5] };
    await change("vae_decoder/config.json", { scaling_factor: 0.5, shift_factor: 0.1, ...means });
    expect((await describeModel(folder)).latentNumbers).toEqual({
      scalingFactor: 0.5,
      shiftFactor: 0.1,
      mean: [-1, 1, -1, 2],
      deviation: [8, 6, 6, 5],
    });
  });

  it.each([
    ["vae_decoder", { _class_name: "VQModel" }, "autoencoder VQModel is not known here"],
    ["vae_decoder", { latents_std: [1, 2, 1, 2] }, "latents_std without latents_mean"],
    ["vae_decoder", { latents_mean: [1, 2, 1, 2] }, "latents_mean without latents_std"],
    ["vae_decoder", { batch_norm_eps: 1e-4 }, "draws without them: batch_norm_eps"],
    ["vae_encoder", { scaling_factor: 0.5 }, "differ in scaling_factor: the decoder's counts"],
  ])("in %s are told of where they are not honoured: %j", async (part, settings, remark) => {
    await change(`${part}/config.json`, settings);
    const { remarks } = await describeModel(folder);
    expect(remarks.map(spoken)).toEqual([expect.stringContaining(remark)]);
  });

  it("may stand in one place for both halves", async () => {
    await mkdir(join(folder, "vae"));
    await rename(join(folder, "vae_decoder/config.json"), join(folder, "vae/config.json"));
    await rm(join(folder, "vae_encoder/config.json"));
    await change("vae/config.json", { scaling_factor: 0.25 });
    const { latentNumbers, remarks } = await describeModel(folder);
    expect(latentNumbers.scalingFactor).toBe(0.25);
    expect(remarks).toEqual([]);
  });

  it.each([
    [{ latent_channels: 16 }, "vae_decoder/config.json says 16 channels, but the graph takes 4"],
    [{ latents_mean: [1, 2] }, "latents_mean has 2 numbers, but the latents have 4 channels"],
    [{ latents_std: [1, 1, 1, 0] }, "latents_std"],
    [{ scaling_factor: 0 }, "scaling_factor"],
    [{ block_out_channels: [] }, "block_out_channels"],
  ])("%j are refused", async (settings, reason) => {
    await change("vae_decoder/config.json", settings);
    await expect(describeModel(folder)).rejects.toThrow(reason);
  });
});

describe("a folder of a family that is not drawn is told by name", () => {
  it.each([
    ["PixArtSigmaPipeline", "PixArtTransformer2DModel", "PixArt"],
    ["SanaPipeline", "SanaTransformer2DModel", "Sana"],
    ["Flux2Pipeline", "Flux2Transformer2DModel", "Flux.2"],
    ["QwenImagePipeline", "QwenImageTransformer2DModel", "Qwen-Image"],
    ["ORTLuminaPipeline", "LuminaNextDiT2DModel", "Lumina"],
  ])("%s", async (pipeline, transformer, name) => {
    await rename(join(folder, "unet"), join(folder, "transformer"));
    await change("model_index.json", { _class_name: pipeline });
    await change("transformer/config.json", { _class_name: transformer });
    await expect(describeModel(folder)).rejects.toThrow(
      `it is a ${name} model, a family that is not drawn here; choose a model of Flux.1, Latent`,
    );
  });

  it("by its transformer where the pipeline says nothing", async () => {
    await rename(join(folder, "unet"), join(folder, "transformer"));
    await change("model_index.json", { _class_name: null });
    await change("transformer/config.json", { _class_name: "NobodysTransformer2DModel" });
    await expect(describeModel(folder)).rejects.toThrow("a NobodysTransformer2DModel model");
  });

  it("and one of Stable Diffusion 3 that lacks its graph by what is missing", async () => {
    await rm(join(folder, "unet"), { recursive: true });
    await mkdir(join(folder, "transformer"));
    await change("model_index.json", { _class_name: "StableDiffusion3Pipeline" });
    await expect(describeModel(folder)).rejects.toThrow("transformer/model.onnx is missing");
  });
});

describe("a folder with weights for PyTorch", () => {
  it.each(["unet", "text_encoder", "vae_decoder"])("in %s is told what to do", async (part) => {
    await rm(graph(part));
    await writeFile(join(folder, part, "diffusion_pytorch_model.safetensors"), "");
    await expect(describeModel(folder)).rejects.toThrow(/model\.onnx|ONNX/u);
  });

  it("only, as diffusers saves it, is told to be exported", async () => {
    await rm(graph("unet"));
    await writeFile(join(folder, "unet/diffusion_pytorch_model.fp16.safetensors"), "");
    await expect(describeModel(folder)).rejects.toThrow(
      "unet holds weights for PyTorch, but no ONNX graph; export it to ONNX: optimum-cli export",
    );
  });
});

describe("every tiny model of the goldens", () => {
  it.each([
    ["tiny-deep", "stable-diffusion"],
    ["tiny-xl", "stable-diffusion-xl"],
    ["tiny-xl-refiner", "stable-diffusion-xl-refiner"],
    ["tiny-lcm", "latent-consistency"],
    ["tiny-sd3", "stable-diffusion-3"],
    ["tiny-flux-dev", "flux"],
    ["tiny-flux-schnell", "flux"],
  ])("%s is of its family, without remarks", async (name, family) => {
    expect(await describeModel(tinyModel(name))).toMatchObject({ family, remarks: [] });
  });
});
