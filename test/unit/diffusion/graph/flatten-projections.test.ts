import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fitUpsamplers } from "../../../../src/diffusion/graph/fit-upsamplers.ts";
import { flattenProjections } from "../../../../src/diffusion/graph/flatten-projections.ts";
import { fuseAttention } from "../../../../src/diffusion/graph/fuse-attention.ts";
import { rewriteModel } from "../../../../src/diffusion/graph/rewrite.ts";
import { intsAttribute, intsOf } from "../../../../src/diffusion/onnx/attributes.ts";
import type { GraphNode, OnnxModel } from "../../../../src/diffusion/onnx/model.ts";
import { readModel } from "../../../../src/diffusion/onnx/read-model.ts";
import { relativeDifference } from "../../../support/diffusion/final-latents.ts";
import { runUnet } from "../../../support/diffusion/run-unet.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";

const unet = (name?: string) => join(tinyModel(name), "unet/model.onnx");

function count({ nodes }: OnnxModel, wanted: string): number {
  return nodes.filter(({ kind }) => kind === wanted).length;
}

/** Convolutions of single pixels whose weight a transformer's projection has. */
function projections({ nodes }: OnnxModel): GraphNode[] {
  return nodes.filter(
    ({ kind, inputs }) => kind === "Conv" && /proj_(?:in|out)/u.test(inputs[1] ?? ""),
  );
}

describe("projections of single pixels", () => {
  it.each([
    ["tiny-epsilon", 8],
    ["tiny-deep", 20],
    ["tiny-deep-xl", 14],
  ])("become products in %s, which give the same numbers", async (name, layers) => {
    const model = readModel(unet(name));
    const [convolutions, products] = [count(model, "Conv"), count(model, "Gemm")];
    expect(projections(model)).toHaveLength(layers);
    expect(flattenProjections(model)).toBe(true);
    expect(projections(model)).toHaveLength(0);
    expect(count(model, "Conv")).toBe(convolutions - layers);
    expect(count(model, "Gemm")).toBe(products + layers);
    expect(flattenProjections(model)).toBe(false);
    const plain = rewriteModel(readModel(unet(name)), [fitUpsamplers]);
    const all = [fitUpsamplers, fuseAttention, flattenProjections];
    const flat = rewriteModel(readModel(unet(name)), all);
    // A side that is odd further down, and two sides that differ.
    const size = [24, 8] as const;
    const before = await runUnet(unet(name), plain, size);
    expect(relativeDifference(await runUnet(unet(name), flat, size), before)).toBeLessThan(1e-5);
  });

  it.each([
    [
      "a stride",
      (conv: GraphNode) => [...without(conv, "strides"), intsAttribute("strides", [2, 2])],
    ],
    [
      "a border",
      (conv: GraphNode) => [...without(conv, "pads"), intsAttribute("pads", [1, 1, 1, 1])],
    ],
  ])("stay with %s", (_, attributes) => {
    const model = readModel(unet());
    for (const conv of projections(model)) conv.attributes = attributes(conv);
    expect(flattenProjections(model)).toBe(false);
  });

  it("stay where the result has another number of channels, or is turned otherwise", () => {
    const uneven = readModel(unet());
    uneven.weights = uneven.weights.map((weight) =>
      /proj_(?:in|out)\.weight/u.test(weight.name) ? { ...weight, dims: [32, 8, 1, 1] } : weight,
    );
    expect(flattenProjections(uneven)).toBe(false);
    const turned = readModel(unet());
    for (const node of turned.nodes) {
      const order = intsOf(node, "perm")?.join();
      if (order === "0,2,3,1" || order === "0,3,1,2")
        node.attributes = [intsAttribute("perm", [0, 3, 2, 1])];
    }
    expect(flattenProjections(turned)).toBe(false);
  });
});

function without({ attributes }: GraphNode, name: string): GraphNode["attributes"] {
  return attributes.filter((attribute) => attribute.name !== name);
}
