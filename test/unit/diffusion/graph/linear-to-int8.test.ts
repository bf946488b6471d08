import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { linearToInt8 } from "../../../../src/diffusion/graph/linear-to-int8.ts";
import { rewriteModel } from "../../../../src/diffusion/graph/rewrite.ts";
import { toFloat32 } from "../../../../src/diffusion/graph/to-float32.ts";
import { nodeOf, wholeNumbersWeight } from "../../../../src/diffusion/graph/wiring.ts";
import { mergeLoras } from "../../../../src/diffusion/lora/merge-loras.ts";
import { readLora } from "../../../../src/diffusion/lora/read-lora.ts";
import { intAttribute } from "../../../../src/diffusion/onnx/attributes.ts";
import type { GraphNode, OnnxModel, Weight } from "../../../../src/diffusion/onnx/model.ts";
import { readModel } from "../../../../src/diffusion/onnx/read-model.ts";
import { rewritesOf } from "../../../../src/diffusion/runtime/load-model.ts";
import { rootMeanSquare } from "../../../support/diffusion/final-latents.ts";
import { runUnet } from "../../../support/diffusion/run-unet.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";

const unet = (name?: string) => join(tinyModel(name), "unet/model.onnx");

const count = ({ nodes }: Pick<OnnxModel, "nodes">, wanted: string) =>
  nodes.filter(({ kind }) => kind === wanted).length;
const quantized = (model: Pick<OnnxModel, "nodes">) => count(model, "DynamicQuantizeMatMul");

const floats = (name: string, dims: number[], type = 1): Weight => ({
  name,
  type,
  dims,
  data: { kind: "bytes", bytes: new Uint8Array(dims.reduce((all, n) => all * n, 4)) },
});

function graphOf(nodes: GraphNode[], changes: Partial<OnnxModel> = {}): OnnxModel {
  return {
    path: "model.onnx",
    irVersion: 8,
    opsets: [{ domain: "", version: 17 }],
    nodes,
    weights: [floats("weight", [4, 6]), floats("turned", [6, 4]), floats("bias", [6])],
    inputs: [{ name: "x", type: 1, dims: [2, 3, 4] }],
    outputs: [{ name: "y", type: 1, dims: [] }],
    rest: { model: [], graph: [] },
    ...changes,
  };
}

describe("linear layers in 8 bits", () => {
  it.each(["tiny-epsilon", "tiny-deep", "tiny-deep-xl", "tiny-xl-named"])(
    "give nearly the same numbers in %s, rewritten otherwise too or not",
    async (name) => {
      const plain = await runUnet(unet(name));
      const alone = rewriteModel(readModel(unet(name)), [linearToInt8]);
      expect(alone?.applied.has(linearToInt8)).toBe(true);
      const all = rewriteModel(readModel(unet(name)), [
        ...(rewritesOf.denoiser ?? []),
        linearToInt8,
      ]);
      for (const graph of [alone, all]) {
        const apart = rootMeanSquare(await runUnet(unet(name), graph), plain);
        expect(apart).toBeLessThan(0.1);
        // Were nothing done, there would be no difference at all.
        expect(apart).toBeGreaterThan(1e-5);
      }
    },
  );

  it("are made of half precision, too", async () => {
    const plain = await runUnet(unet("tiny-half"));
    const graph = rewriteModel(readModel(unet("tiny-half")), [toFloat32, linearToInt8]);
    expect(graph?.applied.has(linearToInt8)).toBe(true);
    expect(rootMeanSquare(await runUnet(unet("tiny-half"), graph), plain)).toBeLessThan(0.1);
  });

  it("are made of weights that LoRAs changed", async () => {
    const lora = await readLora(join(tinyModel(), "../../loras/kohya.safetensors"));
    const merged = mergeLoras("denoiser", [{ lora, weight: 1 }]);
    const float = rewriteModel(readModel(unet()), [merged]);
    const whole = rewriteModel(readModel(unet()), [merged, linearToInt8]);
    const [one, other] = [await runUnet(unet(), float), await runUnet(unet(), whole)];
    expect(rootMeanSquare(other, one)).toBeLessThan(0.1);
    expect(rootMeanSquare(one, await runUnet(unet()))).toBeGreaterThan(0.1);
  });

  it("leave no product of a weight behind, and none of two values touched", () => {
    const model = readModel(unet());
    const before = count(model, "MatMul");
    expect(linearToInt8(model)).toBe(true);
    expect(linearToInt8(model)).toBe(false);
    expect(quantized(model)).toBeGreaterThan(10);
    expect(count(model, "MatMul")).toBeGreaterThan(0);
    expect(count(model, "MatMul")).toBeLessThan(before);
  });

  it("take their bias along where nothing else wants the product", () => {
    const model = graphOf([
      nodeOf("MatMul", ["x", "weight"], "product"),
      nodeOf("Add", ["bias", "product"], "y"),
    ]);
    expect(linearToInt8(model)).toBe(true);
    expect([quantized(model), count(model, "Add")]).toEqual([1, 0]);
    const wanted = graphOf([
      nodeOf("MatMul", ["x", "weight"], "product"),
      nodeOf("Add", ["bias", "product"], "sum"),
      nodeOf("Mul", ["product", "sum"], "y"),
    ]);
    expect(linearToInt8(wanted)).toBe(true);
    expect([quantized(wanted), count(wanted, "Add")]).toEqual([1, 1]);
  });

  it("share what is made of a weight that they share", () => {
    const model = graphOf([
      nodeOf("MatMul", ["x", "weight"], "one"),
      nodeOf("Relu", ["x"], "other"),
      nodeOf("MatMul", ["other", "weight"], "two"),
      nodeOf("Add", ["one", "two"], "y"),
    ]);
    expect(linearToInt8(model)).toBe(true);
    expect([quantized(model), count(model, "Round")]).toEqual([2, 1]);
  });

  it.each<[string, OnnxModel]>([
    [
      "of an old opset",
      graphOf([nodeOf("MatMul", ["x", "weight"], "y")], { opsets: [{ domain: "", version: 11 }] }),
    ],
    [
      "in half precision",
      graphOf([nodeOf("MatMul", ["x", "weight"], "y")], {
        weights: [floats("weight", [4, 6], 10)],
      }),
    ],
    [
      "of many matrices",
      graphOf([nodeOf("MatMul", ["x", "weight"], "y")], { weights: [floats("weight", [2, 4, 6])] }),
    ],
    [
      "with a factor",
      graphOf([
        nodeOf("Gemm", ["x", "turned", "bias"], "y", [
          intAttribute("transB", 1),
          intAttribute("transA", 1),
        ]),
      ]),
    ],
    ["with a sum of another shape", graphOf([nodeOf("Gemm", ["x", "weight", "turned"], "y")])],
    ["of two values", graphOf([nodeOf("Relu", ["x"], "z"), nodeOf("MatMul", ["x", "z"], "y")])],
    [
      "of whole numbers",
      graphOf([nodeOf("MatMul", ["x", "whole"], "y")], {
        weights: [wholeNumbersWeight("whole", [1])],
      }),
    ],
  ])("are none %s", (_what, model) => {
    expect(linearToInt8(model)).toBe(false);
    expect(quantized(model)).toBe(0);
  });
});
