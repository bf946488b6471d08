import { describe, expect, it } from "vitest";
import { fromOriginalFlux } from "../../../../src/diffusion/lora/flux-names.ts";
import { parseKey } from "../../../../src/diffusion/lora/parse-key.ts";

const queries = (at: string) =>
  ["attn_to_q", "attn_to_k", "attn_to_v"].map((part) => ({ module: at + part, rows: "width" }));
const added = ["q", "k", "v"].map((part) => ({
  module: `transformer_blocks_0_attn_add_${part}_proj`,
  rows: "width",
}));
const single = "single_transformer_blocks_7_";

const attention = "down_blocks_0_attentions_1_transformer_blocks_0_attn1";

describe("the names in LoRAs' files", () => {
  it.each([
    [`lora_unet_${attention}_to_q.lora_down.weight`, "denoiser", `${attention}_to_q`, "down"],
    [`lora_unet_${attention}_to_out_0.alpha`, "denoiser", `${attention}_to_out_0`, "alpha"],
    [
      "unet.down_blocks.0.attentions.1.transformer_blocks.0.attn1.to_out.0.lora_B.weight",
      "denoiser",
      `${attention}_to_out_0`,
      "up",
    ],
    [
      "unet.down_blocks.0.attentions.1.transformer_blocks.0.attn1.processor.to_out_lora.up.weight",
      "denoiser",
      `${attention}_to_out_0`,
      "up",
    ],
    [
      "down_blocks.0.attentions.1.transformer_blocks.0.attn1.processor.to_k_lora.down.weight",
      "denoiser",
      `${attention}_to_k`,
      "down",
    ],
    [
      "base_model.model.down_blocks.0.attentions.1.transformer_blocks.0.attn1.to_v.lora_A.default.weight",
      "denoiser",
      `${attention}_to_v`,
      "down",
    ],
    [
      "lora_te_text_model_encoder_layers_3_self_attn_q_proj.lora_up.weight",
      0,
      "encoder_layers_3_self_attn_q_proj",
      "up",
    ],
    [
      "lora_te2_text_model_encoder_layers_3_mlp_fc1.lora_up.weight",
      1,
      "encoder_layers_3_mlp_fc1",
      "up",
    ],
    [
      "text_encoder.text_model.encoder.layers.3.self_attn.k_proj.lora_linear_layer.down.weight",
      0,
      "encoder_layers_3_self_attn_k_proj",
      "down",
    ],
    [
      "text_encoder_2.encoder.layers.3.mlp.fc2.lora_A.weight",
      1,
      "encoder_layers_3_mlp_fc2",
      "down",
    ],
  ])("%s", (key, part, module, role) => {
    expect(parseKey(key)).toMatchObject({ part, module, role });
  });

  it.each([
    [
      "input_blocks_4_1_transformer_blocks_0_attn1_to_q",
      "down_blocks_1_attentions_0_transformer_blocks_0_attn1_to_q",
    ],
    ["input_blocks_5_0_in_layers_2", "down_blocks_1_resnets_1_conv1"],
    ["input_blocks_3_0_op", "down_blocks_0_downsamplers_0_conv"],
    ["middle_block_1_proj_in", "mid_block_attentions_0_proj_in"],
    ["middle_block_2_out_layers_3", "mid_block_resnets_1_conv2"],
    [
      "output_blocks_2_1_transformer_blocks_9_attn2_to_v",
      "up_blocks_0_attentions_2_transformer_blocks_9_attn2_to_v",
    ],
    ["output_blocks_5_2_conv", "up_blocks_1_upsamplers_0_conv"],
    ["output_blocks_8_0_skip_connection", "up_blocks_2_resnets_2_conv_shortcut"],
  ])("the first UNet's %s is %s", (original, module) => {
    expect(parseKey(`lora_unet_${original}.lora_up.weight`)?.module).toBe(module);
  });

  it("takes other tensors for no part of a LoRA", () => {
    expect(parseKey("emb_params")).toBeUndefined();
    expect(parseKey("model.diffusion_model.out.2.weight")).toBeUndefined();
  });

  it.each([
    ["lora_unet_double_blocks_0_img_attn_qkv.lora_down.weight", "double_blocks_0_img_attn_qkv"],
    ["diffusion_model.single_blocks.3.linear1.lora_A.weight", "single_blocks_3_linear1"],
    ["base_model.model.double_blocks.0.txt_mod.lin.lora_A.weight", "double_blocks_0_txt_mod_lin"],
    ["double_blocks.0.processor.qkv_lora2.down.weight", "double_blocks_0_processor_qkv_lora2"],
    ["single_blocks.3.processor.proj_lora.down.weight", "single_blocks_3_processor_proj"],
    [
      "transformer.single_transformer_blocks.3.attn.to_q.lora_A.weight",
      "single_transformer_blocks_3_attn_to_q",
    ],
  ])("knows %s of Flux", (key, module) => {
    expect(parseKey(key)).toMatchObject({ part: "denoiser", module, role: "down" });
  });

  it.each([
    ["text_encoders.clip_l.transformer.text_model.encoder.layers.0.mlp.fc1.lora_up.weight", 0],
    ["text_encoders.clip_g.transformer.text_model.encoder.layers.0.mlp.fc1.lora_up.weight", 1],
    ["lora_te3_encoder_block_0_layer_0_SelfAttention_q.lora_up.weight", 2],
    ["text_encoders.t5xxl.transformer.encoder.block.0.layer.0.SelfAttention.q.alpha", 2],
  ])("tells the text encoder of %s", (key, part) => {
    expect(parseKey(key)).toMatchObject({ part, module: expect.stringMatching(/^encoder_/) });
  });

  it.each<[string, readonly object[]]>([
    [
      "single_blocks_7_linear1",
      [...queries(single), { module: `${single}proj_mlp`, rows: "rest" }],
    ],
    ["single_blocks_7_processor_qkv", queries(single)],
    ["double_blocks_0_img_attn_qkv", queries("transformer_blocks_0_")],
    ["double_blocks_0_processor_qkv_lora1", queries("transformer_blocks_0_")],
    ["double_blocks_0_txt_attn_qkv", added],
    ["double_blocks_0_processor_qkv_lora2", added],
  ])("parts what Flux' first code had in one: %s", (name, parts) => {
    expect(fromOriginalFlux(name)).toEqual(parts);
  });

  it.each([
    ["single_blocks_7_linear2", `${single}proj_out`],
    ["single_blocks_7_processor_proj", `${single}proj_out`],
    ["single_blocks_7_modulation_lin", `${single}norm_linear`],
    ["double_blocks_0_img_mod_lin", "transformer_blocks_0_norm1_linear"],
    ["double_blocks_0_txt_mlp_2", "transformer_blocks_0_ff_context_net_2"],
    ["double_blocks_0_processor_proj_lora1", "transformer_blocks_0_attn_to_out_0"],
    ["double_blocks_0_processor_proj_lora2", "transformer_blocks_0_attn_to_add_out"],
    ["txt_in", "context_embedder"],
    ["final_layer_linear", "proj_out"],
  ])("Flux' first %s is %s", (original, module) => {
    expect(fromOriginalFlux(original)).toEqual([{ module, rows: "rest" }]);
  });

  it("leaves names of other kinds alone", () => {
    expect(fromOriginalFlux("transformer_blocks_0_attn_to_q")).toBeUndefined();
    expect(fromOriginalFlux("down_blocks_0_resnets_0_conv1")).toBeUndefined();
  });
});
