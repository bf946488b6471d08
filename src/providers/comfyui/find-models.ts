import { familyNamed } from "./families.ts";
import { hasModel, type ModelFile } from "./drawing-recipe.ts";
import type { Offer } from "./wire/offer.ts";

/** A model file and what it goes by. */
export interface NamedModel extends ModelFile {
  /** The public id's part behind the slash. */
  readonly name: string;
  /** The first machine that has it. */
  readonly offer: Offer;
}

const withoutEnding = (file: string): string =>
  file.replaceAll("\\", "/").replace(/\.(?:safetensors|sft|ckpt|pt|pth|gguf)$/i, "");

/**
 * The models that machines can draw with: every checkpoint, and the models in parts of which a
 * machine has all. They go by their files' names without the ending; where two would go by one name,
 * the later keeps its ending, as one whose name is `taken` does.
 */
export function findModels(
  offers: readonly Offer[],
  taken: ReadonlySet<string>,
): readonly NamedModel[] {
  const found = new Map<string, NamedModel>();
  for (const offer of offers) {
    for (const model of modelsOf(offer)) {
      const same = [...found.values()].find(
        ({ file, kind }) => file === model.file && kind === model.kind,
      );
      if (same) continue;
      const short = withoutEnding(model.file);
      const name = found.has(short) || taken.has(short) ? model.file.replaceAll("\\", "/") : short;
      if (!found.has(name)) found.set(name, { ...model, name, offer });
    }
  }
  return [...found.values()];
}

function modelsOf(offer: Offer): readonly ModelFile[] {
  const checkpoints = offer.checkpoints
    .filter(({ family }) => family !== "qwen" && family !== "z-image")
    .map(({ file, family }) => ({ kind: "checkpoint", file, family }) as const);
  const parts = offer.unets.flatMap((file) => {
    const family = familyNamed(file);
    const model = family && ({ kind: "parts", file, family } as const);
    return model && hasModel(offer, model) ? [model] : [];
  });
  return [...checkpoints, ...parts];
}
