import type { ModelFamily } from "../description/model-description.ts";
import type { Lora } from "./read-lora.ts";

export const FLUX = "Flux.1";

/** Families of models that are one family of LoRAs. */
const OF_MODELS: Readonly<Partial<Record<ModelFamily, string>>> = {
  "stable-diffusion-xl": "Stable Diffusion XL",
  "stable-diffusion-3": "Stable Diffusion 3",
  flux: FLUX,
};

/** What the family of a model's LoRAs is called; undefined where it may be one of several. */
export function loraFamilyOf(model: ModelFamily): string | undefined {
  return OF_MODELS[model];
}

/** What kohya's and Stability's notes call the families. */
const NAMES: readonly (readonly [pattern: RegExp, family: string])[] = [
  [/xl/iu, "Stable Diffusion XL"],
  [/sd_?v?1|stable-diffusion-v1/iu, "Stable Diffusion 1"],
  [/sd_?v?2|stable-diffusion-v2/iu, "Stable Diffusion 2"],
  [/sd_?3|stable-diffusion-3/iu, "Stable Diffusion 3"],
  [/flux/iu, FLUX],
];

/** Families by how many numbers a token has that their UNets attend to. */
const WIDTHS: Readonly<Record<number, string>> = {
  768: "Stable Diffusion 1",
  1024: "Stable Diffusion 2",
  2048: "Stable Diffusion XL",
};

/** Transformers whose blocks see words and picture at once, by how wide those are. */
const JOINT = /^transformer_blocks_\d+_attn_(?:to_[qkv]|add_[qkv]_proj)$/u;
const JOINT_WIDTHS: Readonly<Record<number, string>> = {
  1536: "Stable Diffusion 3",
  2432: "Stable Diffusion 3",
  3072: FLUX,
};

/** Blocks that one family alone has; kohya's files keep Stable Diffusion 3's first names. */
const BLOCKS: readonly (readonly [beginning: string, family: string])[] = [
  ["single_transformer_blocks_", FLUX],
  ["joint_blocks_", "Stable Diffusion 3"],
];

/**
 * The family that a LoRA is made for, from the shape of its changes, else from its notes; undefined
 * where neither tells.
 */
export function familyOfLora({
  modules,
  metadata,
}: Pick<Lora, "modules" | "metadata">): string | undefined {
  const context = modules.find(({ module }) => /_attn2_to_[kv]$/u.test(module));
  const byWidth = context && WIDTHS[context.columns];
  if (byWidth !== undefined) return byWidth;
  const joint = modules.find(({ module }) => JOINT.test(module));
  const byJoint = joint && JOINT_WIDTHS[joint.columns];
  if (byJoint !== undefined) return byJoint;
  const byBlock = BLOCKS.find(([beginning]) =>
    modules.some(({ module }) => module.startsWith(beginning)),
  );
  if (byBlock !== undefined) return byBlock[1];
  const note = metadata["ss_base_model_version"] ?? metadata["modelspec.architecture"];
  return note === undefined ? undefined : NAMES.find(([pattern]) => pattern.test(note))?.[1];
}
