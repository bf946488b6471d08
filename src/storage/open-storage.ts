import { mkdir } from "node:fs/promises";
import path from "node:path";
import { ConfigError } from "../domain/errors.ts";
import { Database } from "./database.ts";
import { FilePictureStore } from "./file-picture-store.ts";
import { lockFolder } from "./folder-lock.ts";
import { SqlJobStore } from "./sql-job-store.ts";
import { SqlSettingsStore } from "./sql-settings-store.ts";
import type { Storage } from "./storage.ts";
import { unwritablePaths } from "./unwritable-paths.ts";
import { say } from "../words/index.ts";

/**
 * Opens (or makes) a data folder for this process alone; `now` gives milliseconds since 1970.
 * Throws ConfigError when another process holds it, when it cannot be made, or when a newer
 * version has written it.
 */
export async function openStorage(
  dataDir: string,
  { now }: { readonly now: () => number } = { now: Date.now },
): Promise<Storage> {
  const folder = path.resolve(dataDir);
  await makeFolder(folder);
  const [unwritable] = await unwritablePaths(folder, 1);
  if (unwritable !== undefined) throw unwritableFolder(folder, unwritable);
  const unlock = lockFolder(folder);
  try {
    const database = await Database.open(path.join(folder, "easel.db"));
    const pictures = await FilePictureStore.open(path.join(folder, "pictures"), database, now);
    return {
      jobs: new SqlJobStore(database, now),
      pictures,
      settings: new SqlSettingsStore(database),
      async close() {
        await database.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

function unwritableFolder(folder: string, unwritable: string): ConfigError {
  return new ConfigError(say("settings.unwritable-data", { folder, path: unwritable }));
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new ConfigError(say("settings.no-data-folder", { folder }), { cause: error });
  }
}
