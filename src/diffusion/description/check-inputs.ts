import { say } from "../../words/index.ts";
import { unusable } from "../model-files.ts";
import type { FamilyTraits } from "./model-description.ts";
import type { ModelParts } from "./model-parts.ts";

/** What each kind of graph is given when it runs. */
const given = {
  text: ["input_ids", "attention_mask"],
  unet: ["sample", "timestep", "encoder_hidden_states", "text_embeds", "time_ids", "timestep_cond"],
  transformer: [
    "hidden_states",
    "encoder_hidden_states",
    "pooled_projections",
    "timestep",
    "img_ids",
    "txt_ids",
    "guidance",
  ],
  vae_decoder: ["latent_sample"],
  vae_encoder: ["sample"],
} as const;

/**
 * Checks that no graph wants an input that it is not given, which ONNX Runtime would say only when a
 * picture is drawn. Throws DiffusionError.
 */
export function checkInputs(
  parts: ModelParts,
  { textParts, denoiser }: Pick<FamilyTraits, "textParts" | "denoiser">,
): void {
  const wanted: readonly (readonly [string, readonly string[]])[] = [
    ...textParts.map(({ encoder }) => [encoder, given.text] as const),
    [denoiser, given[denoiser]],
    ["vae_decoder", given.vae_decoder],
    ...(parts.has("vae_encoder") ? [["vae_encoder", given.vae_encoder] as const] : []),
  ];
  for (const [part, names] of wanted) {
    const { inputs, weights } = parts.graph(part);
    // Old exports list their weights as inputs, too.
    const own = new Set(weights.map(({ name }) => name));
    const other = inputs.find(({ name }) => !own.has(name) && !names.includes(name));
    if (other === undefined) continue;
    const file = `${part}/model.onnx`;
    throw unusable(parts.folder, say("engine.input-unknown", { file, name: other.name }));
  }
}
