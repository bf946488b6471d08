import { setTimeout } from "node:timers/promises";
import type { Config } from "./config/config.ts";
import type { LinkDownloader } from "./download/downloader.ts";
import { createPublicDownloader } from "./download/public-downloader.ts";
import { ConfigError } from "./domain/errors.ts";
import type { Logger } from "./lib/logger.ts";
import type { ImageModel } from "./providers/image-model.ts";
import { createModelList, type ModelList } from "./providers/model-list.ts";
import { isOn, openProvider } from "./providers/open-providers.ts";
import type { Provider } from "./providers/provider.ts";
import { providers as registered } from "./providers/registry.ts";
import { readVersion } from "./version.ts";
import { say } from "./words/index.ts";

/** Every model that the settings allow, and what comes with them. */
export interface Models extends Omit<ModelList, "hasDefault"> {
  find(id: string): ImageModel | undefined;
  /** Fetches what is behind a link of a person, under the rules for foreign addresses. */
  readonly download: LinkDownloader;
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
    ...list,
    find: (id) => list.all().find((model) => model.id === id),
    download: createPublicDownloader(config),
  };
}
