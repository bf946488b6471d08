import { appendFile, rm, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { checkWeights, inspectFolder } from "../../../../src/providers/local/inspect-folder.ts";
import { inspectGraph } from "../../../../src/providers/local/inspect-graph.ts";
import { tinyModelCopy } from "../../../support/diffusion/tiny-model.ts";
import { operatorAddition, weightsAddition } from "../../../support/onnx-additions.ts";
import { spoken } from "../../../support/words/spoken.ts";

let folder: string;
let graph: string;
beforeEach(async () => {
  folder = await tinyModelCopy();
  graph = path.join(folder, "unet/model.onnx");
});

describe("a graph", () => {
  it("tells its operators, and that its weights are inside", () => {
    const { operators, weights } = inspectGraph(graph);
    expect([...operators]).toEqual(expect.arrayContaining(["Conv", "MatMul", "Resize"]));
    expect(weights).toEqual(new Map());
  });

  it("tells which files it needs, and how long each has to be", async () => {
    await appendFile(graph, weightsAddition("model.onnx_data", 4096, 1000));
    await appendFile(graph, weightsAddition("model.onnx_data", 0, 4096));
    await appendFile(graph, weightsAddition("other.data", 0, 7));
    expect(inspectGraph(graph).weights).toEqual(
      new Map([
        ["model.onnx_data", 5096],
        ["other.data", 7],
      ]),
    );
  });
});

describe("a model's folder", () => {
  it("is described with its name in /imagine and its family", async () => {
    expect(await inspectFolder(folder)).toEqual({
      id: "local/tiny",
      name: "tiny",
      family: "Stable Diffusion",
      isRefiner: false,
      problem: undefined,
      remarks: [],
    });
  });

  it("that draws from words only, or with operators of few graphics cards, says so", async () => {
    await rm(path.join(folder, "vae_encoder"), { recursive: true });
    await appendFile(graph, operatorAddition("GroupNorm"));
    expect((await inspectFolder(folder)).remarks.map(spoken)).toEqual([
      "Its unet uses the operator GroupNorm, which only CUDA and DirectML can run: it does not work on the CPU or on WebGPU.",
      "It has no vae_encoder, so it draws from words only.",
    ]);
  });

  it("whose weights are cut or missing is not whole", async () => {
    await appendFile(graph, weightsAddition("model.onnx_data", 0, 5000));
    const data = path.join(folder, "unet/model.onnx_data");
    expect(() => checkWeights(folder)).toThrow("unet/model.onnx_data is missing");
    await writeFile(data, Buffer.alloc(4999));
    expect(spoken((await inspectFolder(folder)).problem ?? "")).toContain(
      "tiny is not usable: unet/model.onnx_data has 4999 bytes where 5000 belong;",
    );
    await writeFile(data, Buffer.alloc(5000));
    expect((await inspectFolder(folder)).problem).toBeUndefined();
  });

  it("whose graph is cut is not whole", async () => {
    await truncate(path.join(folder, "vae_encoder/model.onnx"), 3000);
    expect(() => checkWeights(folder)).toThrow(/vae_encoder\/model\.onnx cannot be read \(.+\)/);
  });
});
