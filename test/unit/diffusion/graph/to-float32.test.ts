import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { toFloat32 } from "../../../../src/diffusion/graph/to-float32.ts";
import { rewrittenGraph } from "../../../../src/diffusion/runtime/part-opener.ts";
import { openSession } from "../../../../src/diffusion/runtime/onnx-session.ts";
import { type Tensor, tensor } from "../../../../src/diffusion/tensor.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";

const settings = { executionProvider: "cpu", threads: 1, stage: "denoiser" } as const;

function waves(...dims: number[]): Tensor {
  const count = dims.reduce((product, length) => product * length, 1);
  return tensor(
    Float32Array.from({ length: count }, (_, index) => Math.sin(index)),
    dims,
  );
}

/** The output of a part of a model with half-precision weights, as it is and rewritten. */
async function bothWays(part: string, output: string, feeds: Readonly<Record<string, Tensor>>) {
  const path = join(tinyModel("tiny-half"), part, "model.onnx");
  const results: Tensor[] = [];
  const rewritten = { graph: rewrittenGraph(path, [toFloat32]), asItStands: true, isSparing: true };
  for (const changes of [{}, rewritten]) {
    const session = await openSession(path, { ...settings, ...changes });
    const types = Array.from(session.inputs.values(), ({ type }) => type);
    expect(types.includes("float16")).toBe(changes !== rewritten);
    const result = (await session.run(feeds)).get(output);
    if (result !== undefined) results.push(result);
    await session.release();
  }
  return results;
}

describe("a half-precision graph rewritten for float32", () => {
  it.each([
    [
      "unet",
      "out_sample",
      {
        sample: waves(2, 4, 8, 8),
        timestep: waves(1),
        encoder_hidden_states: waves(2, 24, 16),
      },
    ],
    ["vae_decoder", "sample", { latent_sample: waves(1, 4, 8, 8) }],
  ])("gives nearly the same numbers, a little more exactly: %s", async (part, output, feeds) => {
    const [half, full] = await bothWays(part, output, feeds);
    expect(full?.dims).toEqual(half?.dims);
    for (const [index, value] of (half?.data ?? []).entries()) {
      expect(Math.abs(value - (full?.data[index] ?? NaN))).toBeLessThan(0.02);
    }
  });

  it("is left alone where there is no half precision", () => {
    const path = join(tinyModel(), "vae_decoder/model.onnx");
    expect(rewrittenGraph(path, [toFloat32])).toBeUndefined();
  });
});
