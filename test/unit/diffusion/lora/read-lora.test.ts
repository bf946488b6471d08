import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeModel } from "../../../../src/diffusion/model-folder/describe-model.ts";
import { modelLayers } from "../../../../src/diffusion/lora/lora-choice.ts";
import { loraHash } from "../../../../src/diffusion/lora/lora-hash.ts";
import { loraProblem } from "../../../../src/diffusion/lora/match-lora.ts";
import { readLora } from "../../../../src/diffusion/lora/read-lora.ts";
import { triggerWords } from "../../../../src/diffusion/lora/trigger-words.ts";
import {
  float32,
  type TensorToWrite,
  writeSafetensors,
} from "../../../support/diffusion/safetensors.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";
import { inEnglish } from "../../../../src/words/index.ts";

const golden = (name: string) =>
  join(import.meta.dirname, `../../../golden/loras/${name}.safetensors`);

const module = "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn1_to_q";
const down = (dims = [2, 16]): TensorToWrite => ({
  name: `${module}.lora_down.weight`,
  type: "F32",
  dims,
  bytes: float32(...Array.from({ length: dims.reduce((a, b) => a * b, 1) }, () => 0.1)),
});
const up = (dims = [16, 2]): TensorToWrite => ({ ...down(dims), name: `${module}.lora_up.weight` });
const fluxQueries = (
  ...[first, second]: readonly [number[], number[]]
): readonly TensorToWrite[] => [
  { ...down(first), name: "lora_unet_double_blocks_0_img_attn_qkv.lora_down.weight" },
  { ...down(second), name: "lora_unet_double_blocks_0_img_attn_qkv.lora_up.weight" },
];
const named = (name: string): TensorToWrite => ({ ...down(), name });

async function problemOf(
  tensors: readonly TensorToWrite[],
  change?: (header: string) => string,
): Promise<string> {
  const path = join(await temporaryFolder(), "a.safetensors");
  await writeSafetensors(path, tensors, change);
  return readLora(path).then(
    () => "none",
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

const lie = (header: string): string => header.replace("[0,128]", "[0,99999999]");

/** Why a model cannot take a LoRA. */
async function problem(lora: string, model: string): Promise<string | undefined> {
  const layers = modelLayers(await describeModel(tinyModel(model)));
  const says = loraProblem(await readLora(golden(lora)), layers);
  return says && inEnglish(says);
}

describe("a LoRA's file", () => {
  it("takes a plain one", async () => {
    expect(await problemOf([down(), up()])).toBe("none");
  });

  it.each<[string, readonly TensorToWrite[], RegExp]>([
    ["nothing", [], /no LoRA/],
    ["half a change", [down()], /half is missing/],
    ["halves of different ranks", [down(), up([16, 3])], /do not fit each other/],
    ["no rank at all", [down([0, 16]), up([16, 0])], /do not fit each other/],
    ["whole numbers", [{ ...down(), type: "I64", bytes: new Uint8Array(256) }, up()], /I64/],
    ["DoRA", [down(), up(), named(`${module}.dora_scale`)], /DoRA file/],
    ["LoHa", [named(`${module}.hada_w1_a`)], /LoHa file/],
    ["LoKr", [named(`${module}.lokr_w1`)], /LoKr file/],
    ["Flux' LoKr", [named("lycoris_double_blocks_0_img_attn_qkv.lokr_w2_a")], /LoKr file/],
    ["Flux' LoHa", [named("lycoris_single_blocks_0_linear1.hada_w1_b")], /LoHa file/],
    ["a bias", [named("double_blocks.0.img_attn.proj.lora_B.bias")], /LoRA \+ bias file/],
    [
      "XLabs' other kind",
      [named("double_blocks.0.processor.ip_adapter_double_stream_k_proj.weight")],
      /IP-Adapter file/,
    ],
    ["rows that do not part", fluxQueries([2, 16], [47, 2]), /has 47 rows.*of 3 layers in one/],
    ["a checkpoint", [named("model.diffusion_model.out.2.weight")], /checkpoint file/],
    ["an embedding", [named("emb_params")], /no LoRA/],
  ])("refuses %s in words", async (_, tensors, words) => {
    expect(await problemOf(tensors)).toMatch(words);
  });

  it("refuses a header that lies about where its numbers are", async () => {
    expect(await problemOf([down(), up()], lie)).toMatch(/a tensor|to_q/);
  });

  it("refuses other formats and what is no safetensors file", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "a.pt"), "PK");
    await expect(readLora(join(folder, "a.pt"))).rejects.toThrow(/can run programs/);
    await writeFile(join(folder, "b.safetensors"), Buffer.alloc(40, 255));
    await expect(readLora(join(folder, "b.safetensors"))).rejects.toThrow(/no safetensors file/);
  });

  it("tells alphas, and the words that it answers to", async () => {
    const kohya = await readLora(golden("kohya"));
    expect(new Set(kohya.modules.map(({ scale }) => scale))).toEqual(new Set([0.5]));
    expect(triggerWords(kohya)).toEqual(["ohwx man"]);
    expect(triggerWords(await readLora(golden("locon")))).toEqual(["inky style"]);
    expect(triggerWords(await readLora(golden("peft")))).toEqual([]);
    // Of PEFT's settings the pattern beats the rest.
    const peft = await readLora(golden("peft"));
    expect(new Set(peft.modules.map(({ scale }) => scale))).toEqual(new Set([1.5, 3]));
  });

  it("has the hash that AUTOMATIC1111 writes: the noted one, else that of its numbers", async () => {
    expect(await loraHash(await readLora(golden("kohya")))).toBe("0123456789ab");
    expect(await loraHash(await readLora(golden("locon")))).toMatch(/^[0-9a-f]{12}$/);
  });
});

describe("a LoRA for a model", () => {
  it.each([
    ["kohya", "tiny-epsilon"],
    ["locon", "tiny-half"],
    ["peft", "tiny-velocity"],
    ["kohya-xl", "tiny-xl-named"],
    ["kohya-flux-schnell", "tiny-flux-schnell"],
    ["comfyui-flux-dev", "tiny-flux-dev"],
    ["xlabs-flux-dev", "tiny-flux-schnell"],
  ])("%s fits %s", async (lora, model) => {
    expect(await problem(lora, model)).toBeUndefined();
  });

  it("is refused by another family", async () => {
    expect(await problem("kohya-xl", "tiny-epsilon")).toMatch(/made for another family/);
    expect(await problem("kohya", "tiny-xl-named")).toMatch(/Stable Diffusion 1, which/);
  });

  it("is refused where the graph's layers have no names any more", async () => {
    expect(await problem("peft-xl", "tiny-xl")).toMatch(/export it anew/);
  });

  it("is refused by the layer where one of its own family lacks it: schnell has no guidance", async () => {
    expect(await problem("comfyui-flux-dev", "tiny-flux-schnell")).toBe(
      "it does not fit tiny-flux-schnell, which has no layer time_text_embed_guidance_embedder_linear_1 of its size",
    );
  });

  it("changes T5 where kohya counts it as Flux' third text encoder", async () => {
    const t5 = "lora_te3_encoder_block_0_layer_0_SelfAttention_q";
    const path = join(await temporaryFolder(), "t5.safetensors");
    await writeSafetensors(path, [
      { ...down([2, 32]), name: "lora_unet_single_blocks_0_linear1.lora_down.weight" },
      { ...down([224, 2]), name: "lora_unet_single_blocks_0_linear1.lora_up.weight" },
      { ...down([2, 20]), name: `${t5}.lora_down.weight` },
      { ...down([8, 2]), name: `${t5}.lora_up.weight` },
    ]);
    const lora = await readLora(path);
    expect(lora.modules.map(({ part }) => part)).toContain(1);
    const layers = modelLayers(await describeModel(tinyModel("tiny-flux-dev")));
    expect(loraProblem(lora, layers)).toBeUndefined();
  });
});
