import type { Config } from "./config.ts";
import { environmentSchema } from "./environment.ts";
import { readEnvFile } from "./env-file/read-env-file.ts";
import { unknownNames } from "./env-file/unknown-names.ts";
import { readSettings, type SettingsOwner } from "./read-settings.ts";

/** Names with these beginnings belong to Easel alone. */
const OWN_PREFIXES = ["EASEL_", "DISCORD_"];

/**
 * Reads the settings from `.env` in the working folder (if it is there) and from the environment,
 * which wins. What stands in the file is also put into the environment, for the libraries that read
 * it (proxies, certificates). Throws ConfigError that lists every problem at once.
 */
export function loadSettings(owners: readonly SettingsOwner[]): Config {
  const inEnvironment = Object.keys(process.env);
  const file = readEnvFile(".env");
  for (const [name, value] of file?.variables ?? []) process.env[name] ??= value;
  const known = [environmentSchema, ...owners.map(({ settings }) => settings)].flatMap(
    ({ shape }) => Object.keys(shape),
  );
  const given = { inFile: [...(file?.variables.keys() ?? [])], inEnvironment };
  const remarks = [...(file?.remarks ?? []), ...unknownNames(given, known, OWN_PREFIXES)];
  return readSettings(process.env, owners, remarks);
}
