import path from "node:path";
import { Database } from "./database.ts";
import { FilePictureStore } from "./file-picture-store.ts";
import { lockFolder } from "./folder-lock.ts";
import { SqlJobStore } from "./sql-job-store.ts";
import { SqlSettingsStore } from "./sql-settings-store.ts";
import type { Storage } from "./storage.ts";
import { prepareFolder } from "./prepare-folder.ts";

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
  await prepareFolder(folder);
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
