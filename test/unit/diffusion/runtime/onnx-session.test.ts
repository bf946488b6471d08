import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  explainLoadFailure,
  explainRunFailure,
} from "../../../../src/diffusion/runtime/explain-failure.ts";
import { openSession } from "../../../../src/diffusion/runtime/onnx-session.ts";
import { zeros } from "../../../../src/diffusion/tensor.ts";
import { tinyModel, tinyModelCopy } from "../../../support/diffusion/tiny-model.ts";
import { spoken } from "../../../support/words/spoken.ts";

const open = (path: string) =>
  openSession(path, { executionProvider: "cpu", threads: 1, stage: "autoencoder" });

describe("a session", () => {
  it("says what the graph takes and gives", async () => {
    const session = await open(join(tinyModel(), "unet/model.onnx"));
    expect(session.inputs.get("timestep")).toEqual({
      name: "timestep",
      type: "float32",
      dims: [1],
    });
    expect(session.outputs.has("out_sample")).toBe(true);
    await session.release();
  });

  it("takes and gives float32, whatever the graph computes in", async () => {
    const session = await open(join(tinyModel("tiny-half"), "vae_decoder/model.onnx"));
    expect(session.inputs.get("latent_sample")?.type).toBe("float16");
    const outputs = await session.run({ latent_sample: zeros([1, 4, 8, 8]) });
    expect(outputs.get("sample")?.data).toBeInstanceOf(Float32Array);
    expect(outputs.get("sample")?.dims).toEqual([1, 3, 16, 16]);
    await session.release();
  });

  it("explains a run that fails, without the way to the file", async () => {
    const session = await open(join(tinyModel(), "vae_decoder/model.onnx"));
    await expect(session.run({ latent_sample: zeros([4, 8]) })).rejects.toThrow(
      /^tiny-epsilon\/vae_decoder\/model.onnx failed: /,
    );
    await session.release();
  });

  it("explains a file that is cut short, or missing", async () => {
    const file = join(await tinyModelCopy(), "vae_decoder/model.onnx");
    const whole = await readFile(file);
    await writeFile(file, whole.subarray(0, whole.length / 2));
    await expect(open(file)).rejects.toThrow(
      "tiny/vae_decoder/model.onnx cannot be loaded: the file is damaged or cut short; download it again.",
    );
    await rm(file);
    await expect(open(file)).rejects.toMatchObject({ stage: "autoencoder", retryable: false });
  });
});

describe("explaining a load failure", () => {
  it.each([
    ['External data path does not exist: "/a/model.onnx_data"', "weights is missing"],
    ["External data path escapes model directory.", "outside the model's folder"],
    ["size to read: 32 are out of bounds or can not be read in full.", "cut short"],
    ["Opset 99 is under development and support for this is limited.", "opset is too new"],
    ["Could not find an implementation for NhwcConv(1) node", "operator that this device lacks"],
    ["This is an invalid model. In Node, (Conv)", "not those of its opset"],
    ["No opset import for domain 'com.nowhere'", "operator that this device lacks"],
    ["std::bad_alloc", "not enough memory"],
    [
      "Something new\nwith more lines",
      "cannot be loaded: Something new; export or download it again.",
    ],
  ])("%s", (message, meaning) => {
    expect(spoken(explainLoadFailure("m/unet/model.onnx", new Error(message)))).toContain(meaning);
  });
});

describe("explaining a run that failed", () => {
  it.each([
    ["indices element out of data bounds, idx=5532 must be", "its tokenizer is of another model"],
    ["Got invalid dimensions for input: sample for the", "so they are of different models"],
    ["input 'sample' is missing in 'feeds'.", "so they are of different models"],
    ["Failed to allocate memory for requested buffer", "use a smaller size or model"],
    ["[ONNXRuntimeError] : 6 : FAIL : Anew.\nMore", " failed: Anew; try another size or model."],
  ])("%s", (message, meaning) => {
    expect(spoken(explainRunFailure("m/unet/model.onnx", new Error(message)))).toContain(meaning);
  });
});
