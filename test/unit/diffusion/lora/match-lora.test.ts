import { describe, expect, it } from "vitest";
import { familyOfLora, loraFamilyOf } from "../../../../src/diffusion/lora/lora-family.ts";
import { loraProblem } from "../../../../src/diffusion/lora/match-lora.ts";
import type { ModuleWeight, ModuleWeights } from "../../../../src/diffusion/lora/module-weights.ts";
import type { Lora, LoraModule } from "../../../../src/diffusion/lora/read-lora.ts";
import { spoken } from "../../../support/words/spoken.ts";

type Layer = readonly [module: string, rows: number, columns: number];

/** Some layers of each family in their real sizes. */
const layersOf: Readonly<Record<string, readonly Layer[]>> = {
  "Stable Diffusion 1": [
    ["down_blocks_0_attentions_0_transformer_blocks_0_attn1_to_q", 320, 320],
    ["down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_k", 320, 768],
  ],
  "Stable Diffusion 2": [
    ["down_blocks_0_attentions_0_transformer_blocks_0_attn1_to_q", 320, 320],
    ["down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_k", 320, 1024],
  ],
  "Stable Diffusion XL": [
    ["down_blocks_1_attentions_0_transformer_blocks_0_attn1_to_q", 640, 640],
    ["down_blocks_1_attentions_0_transformer_blocks_0_attn2_to_k", 640, 2048],
  ],
  "Stable Diffusion 3": [
    ["transformer_blocks_0_attn_to_q", 1536, 1536],
    ["transformer_blocks_0_attn_add_k_proj", 1536, 1536],
  ],
  "Flux.1": [
    ["transformer_blocks_0_attn_to_q", 3072, 3072],
    ["single_transformer_blocks_0_attn_to_q", 3072, 3072],
  ],
};
const families = Object.keys(layersOf);
const pairs = families.flatMap((lora) => families.map((model) => [lora, model] as const));

const stored = { name: "", type: "F32", dims: [], start: 0, end: 0 };

function loraOf(layers: readonly Layer[], metadata: Lora["metadata"] = {}): Lora {
  const modules = layers.map(([module, rows, columns]): LoraModule => ({
    part: "denoiser",
    module,
    down: stored,
    up: [stored],
    rank: 4,
    rows,
    columns,
    scale: 1,
  }));
  return { path: "x.safetensors", modules, metadata, mark: "", dataStart: 0 };
}

function modelOf(family: string, ofLoras?: string) {
  const weights = layersOf[family]?.map(([module, rows, columns]): [string, ModuleWeight] => [
    module,
    {
      value: module,
      type: 1,
      dims: [rows, columns],
      isTransposed: false,
      rows,
      columns,
      nodes: [],
    },
  ]);
  const known: ModuleWeights = { byModule: new Map(weights), hasNameless: false };
  return { model: family, family: ofLoras, of: () => known };
}

describe("a LoRA and a model", () => {
  it.each(pairs)(
    "of %s and of %s: fits its own, and is refused by name by any other",
    (...pair) => {
      const [lora, model] = pair;
      const problem = loraProblem(loraOf(layersOf[lora] ?? []), modelOf(model));
      if (lora === model) expect(problem).toBeUndefined();
      else expect(spoken(problem ?? "")).toContain(`made for ${lora}, which ${model} is not`);
    },
  );

  it("are told by their notes where no layer tells, and else by the layer that is missing", () => {
    const layers: readonly Layer[] = [["mid_block_resnets_0_conv1", 8, 9]];
    const noted = loraOf(layers, { ss_base_model_version: "sdxl_base_v1-0" });
    expect(familyOfLora(noted)).toBe("Stable Diffusion XL");
    const problem = loraProblem(loraOf(layers), modelOf("Flux.1"));
    expect(spoken(problem ?? "")).toContain("no layer mid_block_resnets_0_conv1");
    expect(familyOfLora(loraOf([["joint_blocks_0_x_block_attn_qkv", 1, 1]]))).toBe(
      "Stable Diffusion 3",
    );
  });

  it("of one family but another size are told apart by the layer", () => {
    const larger = loraOf([["transformer_blocks_0_attn_to_q", 2432, 2432]]);
    const medium = modelOf("Stable Diffusion 3", loraFamilyOf("stable-diffusion-3"));
    expect(spoken(loraProblem(larger, medium) ?? "")).toBe(
      "it does not fit Stable Diffusion 3, which has no layer transformer_blocks_0_attn_to_q of its size",
    );
    expect(loraFamilyOf("stable-diffusion")).toBeUndefined();
  });
});
