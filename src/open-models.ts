import { setTimeout } from "node:timers/promises";
import type { Config } from "./config/config.ts";
import type { LinkDownloader } from "./download/downloader.ts";
import { createPublicDownloader } from "./download/public-downloader.ts";
import { ConfigError } from "./domain/errors.ts";
import type { Logger } from "./lib/logger.ts";
import type { ModelRegistry } from "./pipeline/tools.ts";
import type { ImageModel } from "./providers/image-model.ts";
import { createModelList } from "./providers/model-list.ts";
import { isOn, openProvider } from "./providers/open-providers.ts";
import type { Provider } from "./providers/provider.ts";
import { providers as registered } from "./providers/registry.ts";
import { readVersion } from "./version.ts";
import { say } from "./words/index.ts";

/** Every model that the settings allow, and what comes with them. */
export interface Models extends ModelRegistry {
  find(id: string): ImageModel | undefined;
  /**
   * Looks again which models there are. What one provider finds is there at once, however long
   * another one takes. One look serves all who ask meanwhile. Never rejects.
   */
  refresh(): Promise<void>;
  /** Calls back whenever the list has changed; gives what ends that. */
  onChange(listener: () => void): () => void;
  /** Adds the model in a folder, wherever it is, and gives it. Throws DiffusionError. */
  addFolder(folder: string): Promise<ImageModel>;
  /** How likely a picture of 224 × 224 is pornographic, 0 to 1. */
  checkPicture(pixels: Uint8Array): Promise<number>;
  /** Adds the ControlNet in a folder, wherever it is, and gives its name. */
  addControl(folder: string): Promise<string>;
  /** Adds the LoRA in a file, wherever it is, and gives its name. */
  addLora(file: string): Promise<string>;
  /** Fetches what is behind a link of a person, under the rules for foreign addresses. */
  readonly download: LinkDownloader;
  /** Ends what the providers started. */
  close(): Promise<void>;
}

export interface OpenModelsOptions {
  /** The providers; those of the registry unless given. */
  readonly providers?: readonly Provider[] | undefined;
  /** How long to wait for the first look, in milliseconds; what comes later joins the list. */
  readonly patienceMs?: number | undefined;
  /** Whether lists of models are kept in the data folder for the next start. */
  readonly keep?: boolean | undefined;
}

/**
 * Opens the providers that are set up, and looks for their models. Throws ConfigError for a default
 * model that is not among them, unless it may still turn up at a service that did not answer.
 */
export async function openModels(
  config: Config,
  log: Logger,
  { providers = registered, keep = true, patienceMs }: OpenModelsOptions = {},
): Promise<Models> {
  const version = await readVersion();
  const opened = providers
    .filter((provider) => isOn(provider, config))
    .map((provider) => ({
      id: provider.id,
      open: openProvider(provider, config, { log, version, keep }),
    }));
  const list = createModelList(opened, config.defaultModel, log);
  const look = list.refresh();
  await (patienceMs === undefined
    ? look
    : Promise.race([look, setTimeout(patienceMs, undefined, { ref: false })]));
  if (!list.hasDefault()) {
    await list.close();
    const models = list.all().map(({ id }) => id);
    const wanted = config.defaultModel;
    throw new ConfigError(
      models.length === 0
        ? say("settings.default-model-none", { wanted })
        : say("settings.default-model", { wanted, models }),
    );
  }
  return {
    all: () => list.all(),
    find: (id) => list.all().find((model) => model.id === id),
    refresh: () => list.refresh(),
    onChange: (listener) => list.onChange(listener),
    addFolder: (folder) => list.addFolder(folder),
    checkPicture: (pixels) => list.checkPicture(pixels),
    addLora: (file) => list.addLora(file),
    addControl: (folder) => list.addControl(folder),
    download: createPublicDownloader(config),
    close: () => list.close(),
  };
}
