import { dirname } from "node:path";
import type { Engine } from "../../../src/diffusion/engine.ts";
import type { ImageModel } from "../../../src/providers/image-model.ts";
import { createControls } from "../../../src/providers/local/controls.ts";
import { type Beside, openLocalModel } from "../../../src/providers/local/index.ts";
import { createLoras } from "../../../src/providers/local/loras.ts";
import { createRefiners, type Refiners } from "../../../src/providers/local/refiners.ts";
import { inspectorHere } from "./inspector-here.ts";

/** What lies beside the models in a directory. */
export function besideModels(directory: string, refiners: Refiners = createRefiners()): Beside {
  return {
    refiners,
    loras: createLoras(directory, inspectorHere),
    controls: createControls(directory, inspectorHere),
  };
}

/** The model in a folder, read in this process. */
export function openModel(
  engine: Engine,
  folder: string,
  refiners?: Refiners,
): Promise<ImageModel> {
  return openLocalModel(engine, inspectorHere, folder, besideModels(dirname(folder), refiners));
}
