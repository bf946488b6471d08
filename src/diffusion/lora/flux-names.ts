/** A part of the rows of a change, which belongs to one of several modules that were one. */
export interface ModulePart {
  readonly module: string;
  /** Rows that it takes, counted in widths of the network; see `fromOriginalFlux`. */
  readonly share: number;
}

/** What of a double block is one module in both namings. */
const DOUBLE: Readonly<Record<string, string>> = {
  img_attn_proj: "attn_to_out_0",
  txt_attn_proj: "attn_to_add_out",
  img_mlp_0: "ff_net_0_proj",
  img_mlp_2: "ff_net_2",
  txt_mlp_0: "ff_context_net_0_proj",
  txt_mlp_2: "ff_context_net_2",
  img_mod_lin: "norm1_linear",
  txt_mod_lin: "norm1_context_linear",
};

const QUERIES = ["attn_to_q", "attn_to_k", "attn_to_v"];
const ADDED = ["attn_add_q_proj", "attn_add_k_proj", "attn_add_v_proj"];
/** The feed-forward part of a single block is so many times as wide as the network. */
const WIDER = 4;

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

const one = (module: string): readonly ModulePart[] => [{ module, share: 1 }];

/**
 * The modules that a name of Flux' first code, which kohya keeps (`double_blocks_0_img_attn_qkv`),
 * stands for in diffusers' names, the rows in their order. Undefined for a name of other kinds.
 */
export function fromOriginalFlux(name: string): readonly ModulePart[] | undefined {
  const [, kind, index = "", rest = ""] = /^(double|single)_blocks_(\d+)_(.+)$/u.exec(name) ?? [];
  if (kind === undefined) {
    const top = TOP_LEVEL[name];
    return top === undefined ? undefined : one(top);
  }
  if (kind === "double") {
    const at = `transformer_blocks_${index}_`;
    if (rest === "img_attn_qkv") return QUERIES.map((part) => ({ module: at + part, share: 1 }));
    if (rest === "txt_attn_qkv") return ADDED.map((part) => ({ module: at + part, share: 1 }));
    return one(at + (DOUBLE[rest] ?? rest));
  }
  const at = `single_transformer_blocks_${index}_`;
  if (rest === "linear1") {
    const queries = QUERIES.map((part) => ({ module: at + part, share: 1 }));
    return [...queries, { module: `${at}proj_mlp`, share: WIDER }];
  }
  if (rest === "linear2") return one(`${at}proj_out`);
  return one(at + (rest === "modulation_lin" ? "norm_linear" : rest));
}
