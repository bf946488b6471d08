import type { OnnxModel } from "../onnx/model.ts";
import { lastHiddenState, layersBelow } from "./hidden-states.ts";
import type { TextPart } from "./model-description.ts";
import type { ModelParts } from "./model-parts.ts";

/** A text encoder of CLIP's kind in the folder of that suffix. */
export async function clipPart(
  parts: ModelParts,
  suffix: "" | "_2",
  layer: TextPart["layer"],
): Promise<TextPart> {
  const { num_hidden_layers: layers } = await parts.config(`text_encoder${suffix}`);
  return {
    encoder: `text_encoder${suffix}`,
    tokenizer: `tokenizer${suffix}`,
    kind: "clip",
    layer,
    layers: layers ?? undefined,
  };
}

/** A text encoder of T5's kind, which is always given that many tokens. */
export function t5Part(suffix: "_2" | "_3", length: number): TextPart {
  return {
    encoder: `text_encoder${suffix}`,
    tokenizer: `tokenizer${suffix}`,
    kind: "t5",
    layer: "last",
    layers: undefined,
    length,
  };
}

/** How many layers a text encoder can leave out beyond its usual one, by what its graph gives. */
export function clipSkipLayers(
  { outputs }: Pick<OnnxModel, "outputs">,
  { layer, layers }: TextPart,
): number {
  const names = outputs.map(({ name }) => name);
  const last = lastHiddenState(names, layers);
  if (last === undefined) return 0;
  return layersBelow(names, layer === "last" ? last : last - 1);
}
