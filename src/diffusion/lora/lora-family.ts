import type { Lora } from "./read-lora.ts";

/** What kohya's and Stability's notes call the families. */
const NAMES: readonly (readonly [pattern: RegExp, family: string])[] = [
  [/xl/iu, "Stable Diffusion XL"],
  [/sd_?v?1|stable-diffusion-v1/iu, "Stable Diffusion 1"],
  [/sd_?v?2|stable-diffusion-v2/iu, "Stable Diffusion 2"],
  [/sd_?3|stable-diffusion-3/iu, "Stable Diffusion 3"],
  [/flux/iu, "Flux.1"],
];

/** Families by how many numbers a token has that their UNets attend to. */
const WIDTHS: Readonly<Record<number, string>> = {
  768: "Stable Diffusion 1",
  1024: "Stable Diffusion 2",
  2048: "Stable Diffusion XL",
};

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
  const names = modules.map(({ module }) => module);
  if (names.some((name) => name.startsWith("single_transformer_blocks_"))) return "Flux.1";
  const note = metadata["ss_base_model_version"] ?? metadata["modelspec.architecture"];
  return note === undefined ? undefined : NAMES.find(([pattern]) => pattern.test(note))?.[1];
}
