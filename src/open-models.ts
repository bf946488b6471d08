import type { Config } from "./config/config.ts";
import { createEngine } from "./diffusion/engine.ts";
import { ConfigError } from "./domain/errors.ts";
import type { Logger } from "./lib/logger.ts";
import type { ModelRegistry } from "./pipeline/dependencies.ts";
import type { ImageModel } from "./providers/image-model.ts";
import { openLocalModel } from "./providers/local/index.ts";
import { createModelFolders } from "./providers/local/model-folders.ts";
import { createRefiners } from "./providers/local/refiners.ts";
import { createModels, createPictureDownloader } from "./providers/registry.ts";

/** Every model that the settings allow, and what comes with them. */
export interface Models extends ModelRegistry {
  find(id: string): ImageModel | undefined;
  /** Looks again at the folders on disk. One look serves all who ask meanwhile. */
  refresh(): Promise<void>;
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
  const engine = createEngine({
    log,
    device: config.device,
    modelMemory: config.modelMemory,
    lowMemory: config.lowMemory,
    tinyDecoder: config.tinyDecoder,
  });
  const refiners = createRefiners();
  const folders = createModelFolders(engine, config.modelsDir, log, { refiners });
  let added: readonly ImageModel[] = [];
  let found = await folders.look();
  let models = createModels(config, { local: found });
  let looking: Promise<void> | undefined;

  async function look(): Promise<void> {
    const before = found;
    found = await folders.look();
    if (isSameList(before, found)) return;
    const isAdded = new Set(added.map(({ id }) => id));
    const local = [...found.filter(({ id }) => !isAdded.has(id)), ...added];
    models = listModels(config, local);
  }

  return {
    all: () => models,
    find: (id) => models.find((model) => model.id === id),
    async refresh() {
      looking ??= look().finally(() => (looking = undefined));
      await looking;
    },
    addFolder: async (folder) => {
      const model = await openLocalModel(engine, folder, refiners);
      added = [...added.filter(({ id }) => id !== model.id), model];
      models = [...models.filter(({ id }) => id !== model.id), model];
      return model;
    },
    download: createPictureDownloader(config, { anyFile: true }),
    close: () => engine.close(),
  };
}

/** All models; the first of them leads when the folder of the default one was taken away. */
function listModels(config: Config, local: readonly ImageModel[]): ImageModel[] {
  try {
    return createModels(config, { local });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return createModels({ ...config, defaultModel: "auto" }, { local });
  }
}

function isSameList(before: readonly ImageModel[], after: readonly ImageModel[]): boolean {
  return before.length === after.length && before.every((model, index) => model === after[index]);
}
