/** A part of the rows of a change, which belongs to one of several modules that were one. */
export interface ModulePart {
  readonly module: string;
  /** The rows that it takes: as many as the network is wide, or all that are left; see `partModule`. */
  readonly rows: "width" | "rest";
  /** Whether its two halves stand in the other order, as those of the last norm do. */
  readonly areHalvesSwapped?: true;
}

/** What of a double block is one module in both namings; XLabs names processors of the attention. */
const DOUBLE: Readonly<Record<string, string>> = {
  img_attn_proj: "attn_to_out_0",
  txt_attn_proj: "attn_to_add_out",
  processor_proj_lora1: "attn_to_out_0",
  processor_proj_lora2: "attn_to_add_out",
  img_mlp_0: "ff_net_0_proj",
  img_mlp_2: "ff_net_2",
  txt_mlp_0: "ff_context_net_0_proj",
  txt_mlp_2: "ff_context_net_2",
  img_mod_lin: "norm1_linear",
  txt_mod_lin: "norm1_context_linear",
};

const SINGLE: Readonly<Record<string, string>> = {
  linear2: "proj_out",
  processor_proj: "proj_out",
  modulation_lin: "norm_linear",
};

const QUERIES = ["attn_to_q", "attn_to_k", "attn_to_v"];
const ADDED = ["attn_add_q_proj", "attn_add_k_proj", "attn_add_v_proj"];

/** Modules that were one, in the order of their rows; all but a last `proj_mlp` are as wide as the network. */
const FUSED: Readonly<Record<string, readonly string[]>> = {
  double_img_attn_qkv: QUERIES,
  double_txt_attn_qkv: ADDED,
  double_processor_qkv_lora1: QUERIES,
  double_processor_qkv_lora2: ADDED,
  single_linear1: [...QUERIES, "proj_mlp"],
  single_processor_qkv: QUERIES,
};

const TOP_LEVEL: Readonly<Record<string, string>> = {
  img_in: "x_embedder",
  txt_in: "context_embedder",
  time_in_in_layer: "time_text_embed_timestep_embedder_linear_1",
  time_in_out_layer: "time_text_embed_timestep_embedder_linear_2",
  vector_in_in_layer: "time_text_embed_text_embedder_linear_1",
  vector_in_out_layer: "time_text_embed_text_embedder_linear_2",
  guidance_in_in_layer: "time_text_embed_guidance_embedder_linear_1",
  guidance_in_out_layer: "time_text_embed_guidance_embedder_linear_2",
  final_layer_linear: "proj_out",
};

/** Shift before scale there, scale before shift in diffusers. */
const LAST_NORM = "final_layer_adaLN_modulation_1";

const one = (module: string): readonly ModulePart[] => [{ module, rows: "rest" }];

/**
 * The modules that a name of Flux' first code, which kohya and XLabs keep
 * (`double_blocks_0_img_attn_qkv`), stands for in diffusers' names, the rows in their order. Undefined
 * for a name of other kinds.
 */
export function fromOriginalFlux(name: string): readonly ModulePart[] | undefined {
  const [, kind, index = "", rest = ""] = /^(double|single)_blocks_(\d+)_(.+)$/u.exec(name) ?? [];
  if (name === LAST_NORM) {
    return [{ module: "norm_out_linear", rows: "rest", areHalvesSwapped: true }];
  }
  if (kind === undefined) {
    const top = TOP_LEVEL[name];
    return top === undefined ? undefined : one(top);
  }
  const isDouble = kind === "double";
  const at = `${isDouble ? "" : "single_"}transformer_blocks_${index}_`;
  const fused = FUSED[`${kind}_${rest}`];
  if (fused === undefined) return one(at + ((isDouble ? DOUBLE : SINGLE)[rest] ?? rest));
  return fused.map((part) => ({ module: at + part, rows: part === "proj_mlp" ? "rest" : "width" }));
}
