import { basename } from "node:path";
import type { ModelDescription } from "../../diffusion/description/model-description.ts";
import type { Engine } from "../../diffusion/engine.ts";
import type { ImageModel } from "../image-model.ts";
import { capabilitiesOf } from "./capabilities.ts";
import type { LocalControls } from "./controls.ts";
import type { Inspector } from "./inspection/inspector.ts";
import type { LocalLoras } from "./loras.ts";
import { type LocalModel, planLocal } from "./plan-local.ts";
import type { Refiners } from "./refiners.ts";
import { runLocal } from "./run-local.ts";

/** What lies beside the models and goes with them. */
export interface Beside {
  readonly refiners: Refiners;
  readonly loras: LocalLoras;
  readonly controls: LocalControls;
}

/** What people read as the provider of the own engine's models. */
const LOCAL_PROVIDER = "this machine";

/**
 * The model in one folder, read by `inspector`. One of SDXL's kind can hand over to any refiner
 * beside it; a refiner joins them. Throws DiffusionError, in one sentence, when the folder cannot be
 * used.
 */
export async function openLocalModel(
  engine: Engine,
  inspector: Inspector,
  folder: string,
  beside: Beside,
): Promise<ImageModel> {
  const description = await inspector.describe(folder);
  const { loras, controls } = beside;
  await Promise.all([loras.compareWith([description]), controls.compareWith([description])]);
  return localModelOf(engine, description, beside);
}

/** The model in a folder that has been described. */
export function localModelOf(
  engine: Engine,
  description: ModelDescription,
  { refiners, loras, controls }: Beside,
): ImageModel {
  refiners.note(description);
  const model: LocalModel = {
    id: `local/${basename(description.folder)}`,
    description,
    // Refiners come and go while Easel runs.
    get capabilities() {
      return capabilitiesOf(description, {
        hasRefiner: refiners.fitting(description).length > 0,
        loras: loras.fitting(description).map(({ name }) => name),
        controls: controls.fitting(description).map(({ name }) => name),
      });
    },
    refiners,
    loras,
    controls,
  };
  return {
    id: model.id,
    name: description.name,
    provider: LOCAL_PROVIDER,
    repeatable: true,
    paid: false,
    local: true,
    get capabilities() {
      return model.capabilities;
    },
    plan: (request) => planLocal(model, request),
    execute: (plan, context) => runLocal(engine, model, plan, context),
  };
}
