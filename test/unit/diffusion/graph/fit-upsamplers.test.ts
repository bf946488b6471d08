import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fitUpsamplers } from "../../../../src/diffusion/graph/fit-upsamplers.ts";
import { nodeOf } from "../../../../src/diffusion/graph/wiring.ts";
import { intAttribute, intsAttribute } from "../../../../src/diffusion/onnx/attributes.ts";
import type { OnnxModel, Weight } from "../../../../src/diffusion/onnx/model.ts";
import { readModel } from "../../../../src/diffusion/onnx/read-model.ts";
import { writeModel } from "../../../../src/diffusion/onnx/write-model.ts";
import { openSession } from "../../../../src/diffusion/runtime/onnx-session.ts";
import { rewrittenGraph } from "../../../../src/diffusion/runtime/part-opener.ts";
import { tensor } from "../../../../src/diffusion/tensor.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const settings = { executionProvider: "cpu", threads: 1, stage: "denoiser" } as const;

const floats = (name: string, dims: number[], ...values: number[]): Weight => ({
  name,
  type: 1,
  dims,
  data: { kind: "bytes", bytes: new Uint8Array(Float32Array.from(values).buffer) },
});

/** A UNet of one level: halves with a stride, doubles, and joins with what it was given. */
async function levelAt(opset: number, dims: OnnxModel["inputs"][number]["dims"]): Promise<string> {
  const path = join(await temporaryFolder(), "model.onnx");
  const port = (name: string) => ({ name, type: 1, dims });
  const model: OnnxModel = {
    path,
    irVersion: 8,
    opsets: [{ domain: "", version: opset }],
    nodes: [
      nodeOf("Conv", ["sample", "one"], "small", [intsAttribute("strides", [2, 2])]),
      nodeOf("Resize", ["small", "none", "scales"], "large"),
      nodeOf("Conv", ["large", "one"], "kept"),
      nodeOf("Concat", ["kept", "sample"], "out", [intAttribute("axis", 1)]),
    ],
    weights: [
      floats("one", [1, 1, 1, 1], 1),
      floats("none", [0]),
      floats("scales", [4], 1, 1, 2, 2),
    ],
    inputs: [port("sample")],
    outputs: [port("out")],
    rest: { model: [], graph: [] },
  };
  await writeFile(
    path,
    writeModel(model, (file) => file),
  );
  return path;
}

const free = ["batch", 1, "height", "width"];

describe("a UNet fitted to every size", () => {
  it.each([11, 12, 13, 15, 18, 21])(
    "enlarges to the size of its skip connection with operators of version %i",
    async (opset) => {
      const path = await levelAt(opset, free);
      const graph = rewrittenGraph(path, [fitUpsamplers]);
      const session = await openSession(path, { ...settings, graph });
      const sample = tensor(
        Float32Array.from({ length: 15 }, (_, index) => index),
        [1, 1, 3, 5],
      );
      const out = (await session.run({ sample })).get("out");
      expect(out?.dims).toEqual([1, 2, 3, 5]);
      expect(Array.from(out?.data ?? []).slice(0, 15)).toEqual([
        0, 0, 2, 2, 4, 0, 0, 2, 2, 4, 10, 10, 12, 12, 14,
      ]);
      await session.release();
    },
  );

  it("draws every size in steps of a latent, whatever its depth", async () => {
    const path = join(tinyModel("tiny-deep"), "unet/model.onnx");
    const graph = rewrittenGraph(path, [fitUpsamplers]);
    const session = await openSession(path, { ...settings, graph });
    for (let height = 8; height <= 17; height += 1) {
      for (let width = 8; width <= 17; width += 1) {
        const dims = [1, 4, height, width];
        const sample = tensor(new Float32Array(4 * height * width).fill(0.1), dims);
        const outputs = await session.run({
          sample,
          timestep: tensor(Float32Array.of(1), [1]),
          encoder_hidden_states: tensor(new Float32Array(24 * 8), [1, 24, 8]),
        });
        expect(outputs.get("out_sample")?.dims).toEqual(dims);
      }
    }
    await session.release();
  });

  it("is left alone where its size is fixed, or nothing is joined", async () => {
    const fixed = await levelAt(17, [1, 1, 4, 4]);
    expect(rewrittenGraph(fixed, [fitUpsamplers])).toBeUndefined();
    const decoder = join(tinyModel(), "vae_decoder/model.onnx");
    expect(readModel(decoder).nodes.some(({ kind }) => kind === "Resize")).toBe(true);
    expect(rewrittenGraph(decoder, [fitUpsamplers])).toBeUndefined();
  });

  it("holds no weights", () => {
    const path = join(tinyModel("tiny-deep-xl"), "unet/model.onnx");
    const weights = readModel(path).weights.filter(({ data }) => data.kind === "file");
    expect(weights.length).toBeGreaterThan(100);
    expect(rewrittenGraph(path, [fitUpsamplers])?.bytes.length).toBeLessThan(400_000);
  });
});
