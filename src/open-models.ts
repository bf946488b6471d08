import type { Config } from "./config/config.ts";
import { createEngine } from "./diffusion/engine.ts";
import type { Logger } from "./lib/logger.ts";
import type { ModelRegistry } from "./pipeline/dependencies.ts";
import type { ImageModel } from "./providers/image-model.ts";
import { createLocalModels, openLocalModel } from "./providers/local/index.ts";
import { createModels, createPictureDownloader } from "./providers/registry.ts";

/** Every model that the settings allow, and what comes with them. */
export interface Models extends ModelRegistry {
  find(id: string): ImageModel | undefined;
  /** Adds the model in a folder, wherever it is, and gives it. Throws DiffusionError. */
  addFolder(folder: string): Promise<ImageModel>;
  /** Fetches a picture behind a link, under the rules for foreign addresses. */
  readonly download: (url: string, signal?: AbortSignal) => Promise<Uint8Array>;
  /** Ends the engine's process. */
  close(): Promise<void>;
}

/**
 * Opens the models: the services that have a key, and the folders on this machine. Throws
 * ConfigError for a default model that is not among them.
 */
export async function openModels(config: Config, log: Logger): Promise<Models> {
  const engine = createEngine({ log, device: config.device });
  const findAll = async () =>
    createModels(config, { local: await createLocalModels(engine, config.modelsDir, log) });
  let models = await findAll();
  return {
    all: () => models,
    find: (id) => models.find((model) => model.id === id),
    refresh: async () => {
      models = await findAll();
    },
    addFolder: async (folder) => {
      const model = await openLocalModel(engine, folder);
      models = [...models.filter(({ id }) => id !== model.id), model];
      return model;
    },
    download: createPictureDownloader(config, { anyFile: true }),
    close: () => engine.close(),
  };
}
