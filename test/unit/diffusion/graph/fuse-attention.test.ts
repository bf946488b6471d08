import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fuseAttention } from "../../../../src/diffusion/graph/fuse-attention.ts";
import { rewriteModel } from "../../../../src/diffusion/graph/rewrite.ts";
import type { OnnxModel } from "../../../../src/diffusion/onnx/model.ts";
import { readModel } from "../../../../src/diffusion/onnx/read-model.ts";
import { openSession } from "../../../../src/diffusion/runtime/onnx-session.ts";
import { zeros } from "../../../../src/diffusion/tensor.ts";
import { relativeDifference } from "../../../support/diffusion/final-latents.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";

const unet = (name?: string) => join(tinyModel(name), "unet/model.onnx");

function count({ nodes }: OnnxModel, wanted: string): number {
  return nodes.filter(({ kind }) => kind === wanted).length;
}

describe("attention as one operator", () => {
  it.each([
    ["tiny-epsilon", 8],
    ["tiny-deep-xl", 14],
    ["tiny-half", 8],
  ])("takes the place of all of it in %s", (name, layers) => {
    const model = readModel(unet(name));
    expect(count(model, "Softmax")).toBe(layers);
    expect(fuseAttention(model)).toBe(true);
    expect(count(model, "MultiHeadAttention")).toBe(layers);
    expect(count(model, "Softmax")).toBe(0);
    expect(model.opsets).toContainEqual({ domain: "com.microsoft", version: 1 });
    // A second time there is nothing left to do.
    expect(fuseAttention(model)).toBe(false);
  });

  it("gives the same numbers", async () => {
    const options = { executionProvider: "cpu", threads: 1, stage: "denoiser" } as const;
    const graph = rewriteModel(readModel(unet()), [fuseAttention]);
    const feeds = {
      sample: zeros([2, 4, 8, 8]),
      timestep: zeros([1]),
      encoder_hidden_states: zeros([2, 24, 16]),
    };
    for (const { data } of Object.values(feeds)) {
      for (let index = 0; index < data.length; index += 1) data[index] = Math.sin(index * 9.7);
    }
    const results: Float32Array[] = [];
    for (const each of [undefined, graph]) {
      const session = await openSession(unet(), { ...options, graph: each });
      const outputs = await session.run(feeds);
      results.push(outputs.get("out_sample")?.data ?? new Float32Array());
      await session.release();
    }
    const [plain = new Float32Array(), fused = new Float32Array()] = results;
    expect(relativeDifference(fused, plain)).toBeLessThan(1e-5);
  });

  it("leaves what is scaled or masked otherwise as it is", () => {
    const scaled = readModel(unet());
    for (const node of scaled.nodes) if (node.kind === "Sqrt") node.kind = "Exp";
    expect(fuseAttention(scaled)).toBe(false);
    const masked = readModel(unet());
    for (const node of masked.nodes) {
      if (node.kind === "Softmax") node.inputs = ["mask"];
    }
    expect(fuseAttention(masked)).toBe(false);
  });

  it("finds none in a text encoder, whose attention is masked", () => {
    expect(fuseAttention(readModel(join(tinyModel(), "text_encoder/model.onnx")))).toBe(false);
  });
});
