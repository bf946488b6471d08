import type { Config } from "./config/config.ts";
import { loadSettings } from "./config/load.ts";
import { readSettings, type Variables } from "./config/read-settings.ts";
import { providers } from "./providers/registry.ts";

/**
 * Reads all settings, the providers' own among them, from `.env` in the working folder and from the
 * environment. Throws ConfigError that lists every problem at once, each with what is allowed.
 */
export function loadConfig(): Config {
  return loadSettings(providers);
}

/** The same from given variables. */
export function parseConfig(variables: Variables): Config {
  return readSettings(variables, providers);
}
