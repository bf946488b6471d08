import { mkdir } from "node:fs/promises";
import { ConfigError } from "../domain/errors.ts";
import { say } from "../words/index.ts";
import { unwritablePaths } from "./unwritable-paths.ts";

/**
 * Makes a data folder where it is not there yet. Throws ConfigError when it cannot be made, or when
 * this user may not write something in it: better now than with the first job.
 */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new ConfigError(say("settings.no-data-folder", { folder }), { cause: error });
  }
  const [path] = await unwritablePaths(folder, 1);
  if (path !== undefined) throw new ConfigError(say("settings.unwritable-data", { folder, path }));
}
