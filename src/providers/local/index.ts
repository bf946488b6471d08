import { basename } from "node:path";
import { describeModel } from "../../diffusion/description/describe-model.ts";
import { findModels } from "../../diffusion/description/model-files.ts";
import type { Engine } from "../../diffusion/engine.ts";
import { DiffusionError } from "../../domain/errors.ts";
import type { Logger } from "../../lib/logger.ts";
import type { ImageModel } from "../image-model.ts";
import { capabilitiesOf } from "./capabilities.ts";
import { type LocalModel, planLocal } from "./plan-local.ts";
import { createRefiners, type Refiners } from "./refiners.ts";
import { runLocal } from "./run-local.ts";

/** What people read as the provider of the own engine's models. */
const LOCAL_PROVIDER = "this machine";

/**
 * The models in a directory (EASEL_MODELS_DIR), in the order of their names. A folder that cannot
 * be used is left out, and the log says why.
 */
export async function createLocalModels(
  engine: Engine,
  directory: string,
  log: Logger,
): Promise<ImageModel[]> {
  const folders = await findModels(directory);
  const models = await Promise.all(
    folders.map(async (folder) => {
      try {
        return await openLocalModel(engine, folder);
      } catch (error) {
        if (!(error instanceof DiffusionError)) throw error;
        log.warn({ folder }, error.message);
        return undefined;
      }
    }),
  );
  return models.filter((model) => model !== undefined);
}

/**
 * The model in one folder. One of SDXL's kind can hand over to any of `refiners`; a refiner joins
 * them. Throws DiffusionError, in one sentence, when the folder cannot be used.
 */
export async function openLocalModel(
  engine: Engine,
  folder: string,
  refiners: Refiners = createRefiners(),
): Promise<ImageModel> {
  const description = await describeModel(folder);
  refiners.note(description);
  const model: LocalModel = {
    id: `local/${basename(folder)}`,
    description,
    // Refiners come and go while Easel runs.
    get capabilities() {
      return capabilitiesOf(description, { hasRefiner: refiners.fitting(description).length > 0 });
    },
    refiners,
  };
  return {
    id: model.id,
    name: description.name,
    provider: LOCAL_PROVIDER,
    restartable: true,
    get capabilities() {
      return model.capabilities;
    },
    plan: (request) => planLocal(model, request),
    execute: (plan, context) => runLocal(engine, model, plan, context),
  };
}
