import { type Message, quoted, say } from "../../words/index.ts";
import type { ModuleWeight, ModuleWeights } from "./module-weights.ts";
import { familyOfLora } from "./lora-family.ts";
import type { LoraPart } from "./parse-key.ts";
import type { Lora, LoraModule } from "./read-lora.ts";

/** The layers of a model's parts: the denoiser's, and each text encoder's. */
export interface ModelLayers {
  /** What people call the model. */
  readonly model: string;
  /** What the family is called that its LoRAs are made for, where that is one. */
  readonly family?: string | undefined;
  readonly of: (part: LoraPart) => ModuleWeights | undefined;
}

/**
 * Why a model cannot take a LoRA, to stand behind "The LoRA X": it is made for another family, or the
 * model's graphs do not tell their layers apart. Undefined where every one of its changes has its place.
 */
export function loraProblem(lora: Lora, layers: ModelLayers): Message | undefined {
  const { model } = layers;
  const parts = Map.groupBy(lora.modules, ({ part }) => part);
  for (const [part, modules] of parts) {
    const known = layers.of(part);
    const stranger = modules.find((change) => !fits(change, known?.byModule.get(change.module)));
    if (stranger === undefined) continue;
    const isUnnamed = known?.byModule.has(stranger.module) === false && known.hasNameless;
    if (isUnnamed) return say("lora.no-names", { model });
    const family = familyOfLora(lora);
    const layer = stranger.module.slice(0, MOST_NAME);
    if (family === undefined) return say("lora.does-not-fit", { model, layer });
    // Of its own family there are larger and smaller ones.
    return family === layers.family
      ? say("lora.no-layer", { model, layer })
      : say("lora.for-others", { family: quoted(family), model });
  }
  return undefined;
}

const MOST_NAME = 100;

/** Whether a change has the size of the weight that it is for. */
function fits({ rows, columns }: LoraModule, weight: ModuleWeight | undefined): boolean {
  return weight !== undefined && weight.rows === rows && weight.columns === columns;
}
