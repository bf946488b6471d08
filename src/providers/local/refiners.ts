import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import type { ModelDescription } from "../../diffusion/description/model-description.ts";

/** A refiner on this machine, ready to take over from a model of SDXL's kind. */
export interface LocalRefiner {
  /** What `/imagine` and the command line call it. */
  readonly id: string;
  readonly name: string;
  readonly folder: string;
}

/** The refiners among the models of this machine; they come and go with their folders. */
export interface Refiners {
  /** Notes a model's folder, where it holds a refiner. */
  note(description: ModelDescription): void;
  /** Those that can take over from a model: of the same latents, and still there. */
  fitting(base: ModelDescription): readonly LocalRefiner[];
}

/** A list of refiners, empty at first. */
export function createRefiners(): Refiners {
  const noted = new Map<string, ModelDescription>();
  return {
    note(description) {
      if (description.isRefiner) noted.set(description.folder, description);
      else noted.delete(description.folder);
    },
    fitting(base) {
      // Both must know of sizes and crops: the latents are SDXL's.
      if (base.isRefiner || base.timeIds === undefined) return [];
      return Array.from(noted.values())
        .filter(
          ({ folder, latentChannels, latentScale }) =>
            latentChannels === base.latentChannels &&
            latentScale === base.latentScale &&
            existsSync(join(folder, "model_index.json")),
        )
        .map(({ folder, name }) => ({ id: `local/${basename(folder)}`, name, folder }));
    },
  };
}
