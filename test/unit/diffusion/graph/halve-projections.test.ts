import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fuseAttention } from "../../../../src/diffusion/graph/fuse-attention.ts";
import { halveProjections } from "../../../../src/diffusion/graph/halve-projections.ts";
import { rewriteModel } from "../../../../src/diffusion/graph/rewrite.ts";
import { nodeOf, wholeNumbersWeight } from "../../../../src/diffusion/graph/wiring.ts";
import { intAttribute } from "../../../../src/diffusion/onnx/attributes.ts";
import type { GraphNode, OnnxModel, Weight } from "../../../../src/diffusion/onnx/model.ts";
import { readModel } from "../../../../src/diffusion/onnx/read-model.ts";
import { relativeDifference } from "../../../support/diffusion/final-latents.ts";
import { runUnet } from "../../../support/diffusion/run-unet.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";

const unet = (name?: string) => join(tinyModel(name), "unet/model.onnx");

function count({ nodes }: OnnxModel, wanted: string): number {
  return nodes.filter(({ kind }) => kind === wanted).length;
}

const floats = (name: string, dims: number[]): Weight => ({
  name,
  type: 1,
  dims,
  data: { kind: "bytes", bytes: new Uint8Array(dims.reduce((all, n) => all * n, 4)) },
});

/** x [2, 3, 4] → MatMul (to 2n) → Add → `cuts`, of which `first` and `second` are results. */
function gated(cuts: GraphNode[], changes: Partial<OnnxModel> = {}): OnnxModel {
  return {
    path: "model.onnx",
    irVersion: 8,
    opsets: [{ domain: "", version: 17 }],
    nodes: [
      nodeOf("MatMul", ["x", "weight"], "product"),
      nodeOf("Add", ["bias", "product"], "sum"),
      ...cuts,
    ],
    weights: [
      floats("weight", [4, 12]),
      floats("bias", [12]),
      ...[0, 4, 6, 12, 1000].map((number) => wholeNumbersWeight(String(number), [number])),
      wholeNumbersWeight("last", [-1]),
      wholeNumbersWeight("even", [6, 6]),
      wholeNumbersWeight("uneven", [4, 8]),
    ],
    inputs: [{ name: "x", type: 1, dims: [2, 3, 4] }],
    outputs: ["first", "second"].map((name) => ({ name, type: 1, dims: [] })),
    rest: { model: [], graph: [] },
    ...changes,
  };
}

const slice = (from: string, to: string, name: string, axis = "last") =>
  nodeOf("Slice", ["sum", from, to, axis], name);
const split = (sizes: string, axis = -1): GraphNode => ({
  ...nodeOf("Split", ["sum", sizes], "first", [intAttribute("axis", axis)]),
  outputs: ["first", "second"],
});

describe("a projection of which only halves are used", () => {
  it.each([
    ["tiny-epsilon", 4],
    ["tiny-deep", 10],
    ["tiny-deep-xl", 7],
    ["tiny-half", 4],
  ])("becomes two in %s, which give the same numbers", async (name, layers) => {
    const model = readModel(unet(name));
    const [slices, products] = [count(model, "Slice"), count(model, "MatMul")];
    expect(halveProjections(model)).toBe(true);
    expect(count(model, "MatMul")).toBe(products + layers);
    // Two of the result go, two of the weight and two of the bias come.
    expect(count(model, "Slice")).toBe(slices + 2 * layers);
    expect(halveProjections(model)).toBe(false);
    const graph = rewriteModel(readModel(unet(name)), [fuseAttention, halveProjections]);
    const [plain, halved] = [await runUnet(unet(name)), await runUnet(unet(name), graph)];
    expect(relativeDifference(halved, plain)).toBeLessThan(name === "tiny-half" ? 1e-2 : 1e-5);
  });

  it("may be cut by Slice or by Split, written with numbers", () => {
    expect(halveProjections(gated([slice("0", "6", "first"), slice("6", "12", "second")]))).toBe(
      true,
    );
    expect(halveProjections(gated([slice("6", "1000", "first"), slice("0", "6", "second")]))).toBe(
      true,
    );
    expect(halveProjections(gated([split("even")]))).toBe(true);
    expect(halveProjections(gated([split("")]))).toBe(true);
  });

  it.each([
    ["uneven parts", [split("uneven")]],
    ["another axis", [split("even", 1)]],
    ["other places", [slice("0", "4", "first"), slice("4", "12", "second")]],
    ["an overlap", [slice("0", "6", "first"), slice("4", "12", "second")]],
    ["a cut along another axis", [slice("0", "6", "first", "0"), slice("6", "12", "second", "0")]],
    ["a third use", [split("even"), nodeOf("Neg", ["sum"], "third")]],
  ])("is left alone with %s", (_, cuts) => {
    const model = gated(cuts);
    const before = JSON.stringify(model.nodes);
    expect(halveProjections(model)).toBe(false);
    expect(JSON.stringify(model.nodes)).toBe(before);
  });

  it("is left alone where the weight is no constant, or the whole is asked for", () => {
    const cuts = [split("even")];
    const weights = gated(cuts).weights.filter(({ name }) => name !== "weight");
    expect(halveProjections(gated(cuts, { weights }))).toBe(false);
    const outputs = [{ name: "sum", type: 1, dims: [] }];
    expect(halveProjections(gated(cuts, { outputs }))).toBe(false);
  });

  it("may have a weight that a LoRA changes", () => {
    const model = gated([split("even")]);
    model.nodes.unshift(nodeOf("Add", ["weight", "weight"], "changed"));
    for (const node of model.nodes) {
      if (node.kind === "MatMul") node.inputs = ["x", "changed"];
    }
    expect(halveProjections(model)).toBe(true);
  });
});
