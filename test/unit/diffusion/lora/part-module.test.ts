import { describe, expect, it } from "vitest";
import { partModule } from "../../../../src/diffusion/lora/part-module.ts";
import type { LoraModule } from "../../../../src/diffusion/lora/read-lora.ts";

const RANK = 2;
/** In float16. */
const ROW_BYTES = RANK * 2;
const START = 1000;

function moduleOf(module: string, rows: number, columns: number): LoraModule {
  const down = { name: "down", type: "F16", dims: [RANK, columns], start: 0, end: START };
  const end = START + rows * ROW_BYTES;
  const up = [{ name: "up", type: "F16", dims: [rows, RANK], start: START, end }];
  return { part: "denoiser", module, down, up, rank: RANK, rows, columns, scale: 0.5 };
}

/** Each part's rows, and which of the whole's they are: [first, end] of every piece. */
const placesOf = (module: string, rows: number, columns: number) =>
  partModule(moduleOf(module, rows, columns), "its name").map(({ module: name, rows: own, up }) => [
    name.replace(/^single_transformer_blocks_0_|^transformer_blocks_0_/, ""),
    own,
    up.map(({ start, end }) => [(start - START) / ROW_BYTES, (end - START) / ROW_BYTES]),
  ]);

describe("what was one module", () => {
  it("is four at Flux' own widths: queries, keys, values, and what goes into the feed-forward part", () => {
    expect(placesOf("single_blocks_0_linear1", 21_504, 3072)).toEqual([
      ["attn_to_q", 3072, [[0, 3072]]],
      ["attn_to_k", 3072, [[3072, 6144]]],
      ["attn_to_v", 3072, [[6144, 9216]]],
      ["proj_mlp", 12_288, [[9216, 21_504]]],
    ]);
  });

  it("is three without the last, and what is left is the last one's, however wide", () => {
    expect(placesOf("double_blocks_0_txt_attn_qkv", 96, 32)).toEqual([
      ["attn_add_q_proj", 32, [[0, 32]]],
      ["attn_add_k_proj", 32, [[32, 64]]],
      ["attn_add_v_proj", 32, [[64, 96]]],
    ]);
    expect(placesOf("single_blocks_0_linear1", 96 + 50, 32).at(-1)).toEqual([
      "proj_mlp",
      50,
      [[96, 146]],
    ]);
  });

  it("has its halves in the other order in the last norm", () => {
    const swapped = [
      [8, 16],
      [0, 8],
    ];
    expect(placesOf("final_layer_adaLN_modulation_1", 16, 8)).toEqual([
      ["norm_out_linear", 16, swapped],
    ]);
  });

  it("stays as it is under any other name", () => {
    const whole = moduleOf("transformer_blocks_0_attn_to_q", 32, 32);
    expect(partModule(whole, "its name")).toEqual([whole]);
  });

  it.each<[string, number, number]>([
    ["single_blocks_0_linear1", 96, 32],
    ["single_blocks_0_linear1", 40, 32],
    ["double_blocks_0_img_attn_qkv", 97, 32],
    ["double_blocks_0_img_attn_qkv", 64, 32],
    ["final_layer_adaLN_modulation_1", 15, 8],
  ])(
    "is refused in words where its rows do not part: %s with %i rows for %i columns",
    (...given) => {
      expect(() => placesOf(...given)).toThrow(
        `its change for its name has ${given[1]} rows, which are not those of`,
      );
    },
  );
});
