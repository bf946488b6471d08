import { DiffusionError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";
import type { ModelDescription } from "../description/model-description.ts";
import { clauseOf } from "../errors.ts";
import type { Rewrite } from "../graph/rewrite.ts";
import { graphPath } from "../model-files.ts";
import { readModel } from "../onnx/read-model.ts";
import { loraFamilyOf } from "./lora-family.ts";
import { loraProblem, type ModelLayers } from "./match-lora.ts";
import { mergeLoras, type WeighedLora } from "./merge-loras.ts";
import { moduleWeights, type ModuleWeights } from "./module-weights.ts";
import type { LoraPart } from "./parse-key.ts";
import { type Lora, readLora } from "./read-lora.ts";

/** A LoRA of a job: what people call it, where its file is, and how strongly it counts. */
export interface NamedLora {
  readonly name: string;
  readonly path: string;
  readonly weight: number;
}

/** The LoRAs that a loaded model is drawn with. */
export interface LoraChoice {
  /** Chooses others. Throws DiffusionError for one that cannot be read or does not fit the model. */
  choose(loras: readonly NamedLora[]): Promise<void>;
  /** What the chosen ones change in the graph of a part. */
  rewritesOf(part: LoraPart): readonly Rewrite[];
  /** Calls back when other LoRAs than before change a part. */
  onChange(part: LoraPart, listener: () => Promise<void>): void;
}

/** A choice of none. */
export function createLoraChoice(description: ModelDescription): LoraChoice {
  let chosen: readonly WeighedLora[] = [];
  const listeners = new Map<LoraPart, () => Promise<void>>();
  const layers = modelLayers(description);

  async function weigh({ name, path, weight }: NamedLora): Promise<WeighedLora> {
    const lora = await readLora(path).catch((error: unknown) => {
      throw unusable(name, say("lora.unreadable", { reason: clauseOf(error) }), error);
    });
    const problem = loraProblem(lora, layers);
    if (problem !== undefined) throw unusable(name, problem);
    return { lora, weight };
  }

  return {
    async choose(loras) {
      // One of no weight changes nothing.
      const wanted = loras.filter(({ weight }) => weight !== 0);
      const before = chosen;
      chosen = await Promise.all(wanted.map(weigh));
      for (const [part, listener] of listeners) {
        if (markOf(before, part) !== markOf(chosen, part)) await listener();
      }
    },
    rewritesOf(part) {
      const own = chosen.filter(({ lora }) => touches(lora, part));
      return own.length === 0 ? [] : [mergeLoras(part, own)];
    },
    onChange: (part, listener) => void listeners.set(part, listener),
  };
}

/** The layers of a model's graphs, each read when it is first asked for. */
export function modelLayers(description: ModelDescription): ModelLayers {
  const { folder, name, family, denoiser, textParts } = description;
  const known = new Map<LoraPart, ModuleWeights>();
  return {
    model: name,
    family: loraFamilyOf(family),
    of(part) {
      const graph = part === "denoiser" ? denoiser : textParts[part]?.encoder;
      if (graph === undefined) return undefined;
      const found = known.get(part) ?? moduleWeights(readModel(graphPath(folder, graph)), part);
      known.set(part, found);
      return found;
    },
  };
}

function touches({ modules }: Lora, part: LoraPart): boolean {
  return modules.some((module) => module.part === part);
}

/** Tells whether a part is changed otherwise than before. */
function markOf(loras: readonly WeighedLora[], part: LoraPart): string {
  return loras
    .filter(({ lora }) => touches(lora, part))
    .map(({ lora: { path, mark }, weight }) => `${path} ${mark} ${weight}`)
    .join("\n");
}

function unusable(name: string, reason: ReturnType<typeof say>, cause?: unknown): DiffusionError {
  return new DiffusionError("options", say("lora.unusable", { name, reason }), { cause });
}
