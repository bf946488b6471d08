import type { ModelDescription } from "./description/model-description.ts";
import type { LoadedModel } from "./models/loaded-model.ts";
import type { Conditioning } from "./prompt/conditioning.ts";

/** A model that draws, and what it is told about the prompt. */
export interface Expert {
  readonly model: LoadedModel;
  readonly conditioning: Conditioning;
}

/** Who draws a job: one model, and perhaps a refiner that takes over from it. */
export interface Experts {
  readonly base: Expert;
  readonly refiner: Expert | undefined;
}

/** The descriptions of the models that draw a job. */
export interface ExpertDescriptions {
  readonly base: ModelDescription;
  readonly refiner: ModelDescription | undefined;
}

/** What the models of a job say about themselves. */
export function descriptionsOf({ base, refiner }: Experts): ExpertDescriptions {
  return { base: base.model.description, refiner: refiner?.model.description };
}
