import path from "node:path";
import type { Config, ProviderSettings } from "../config/config.ts";
import { createProviderDownloader } from "../download/provider-downloader.ts";
import { openExchange } from "../http/open-exchange.ts";
import { sendRequest } from "../http/send-request.ts";
import { createFileCache, noCache } from "./file-cache.ts";
import type { OpenProvider, Provider, ProviderParts } from "./provider.ts";

/** The settings that providers are opened with. */
export type OpeningConfig = Pick<
  Config,
  "providers" | "allowAddresses" | "modelsDir" | "dataDir" | "creditsWarning"
>;

/** What providers are opened with beside their settings. */
export interface Opening extends Pick<ProviderParts, "log" | "version" | "timings"> {
  /** Whether what was found is kept in the data folder for the next start. */
  readonly keep: boolean;
  readonly now?: (() => number) | undefined;
}

/** A provider's settings: as they were read, else its defaults. */
function settingsOf(
  provider: Provider,
  { providers }: Pick<Config, "providers">,
): ProviderSettings {
  return providers[provider.id] ?? provider.settings.parse({});
}

/** Whether the settings switch a provider on. */
export function isOn(provider: Provider, config: Pick<Config, "providers">): boolean {
  const settings = settingsOf(provider, config);
  if (provider.isOn) return provider.isOn(settings);
  return (
    provider.enabledBy.length === 0 ||
    provider.enabledBy.some((name) => settings[name] !== undefined)
  );
}

/** Opens a provider; does no I/O. Throws ConfigError for settings that do not go together. */
export function openProvider(
  provider: Provider,
  config: OpeningConfig,
  { log, version, timings, keep, now = Date.now }: Opening,
): OpenProvider {
  const settings = settingsOf(provider, config);
  return provider.open(settings, {
    log,
    version,
    timings,
    now,
    send: sendRequest,
    exchange: openExchange,
    download: createProviderDownloader({
      allowAddresses: config.allowAddresses,
      origins: provider.origins(settings),
    }),
    cache: keep ? createFileCache(path.join(config.dataDir, "cache", provider.id), log) : noCache,
    modelsDir: config.modelsDir,
    creditsWarning: config.creditsWarning,
  });
}
