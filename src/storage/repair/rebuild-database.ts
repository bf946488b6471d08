import { copyFile, mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { dataPaths } from "../data-folder.ts";
import { type Salvage, salvage } from "./salvage.ts";

const SUFFIXES = ["", "-wal", "-shm"];

/** What a database was rebuilt from, and what came over. */
export interface Rebuilt {
  /** The folder in which the damaged files are kept. */
  readonly kept: string;
  /** Empty when not even the tables' definitions could be read. */
  readonly tables: readonly Salvage[];
}

/**
 * Replaces a damaged database by what can be read of it. The damaged files are kept in a folder of
 * their own beside it. Nobody else may use the data folder meanwhile. `now` in milliseconds since 1970.
 */
export async function rebuildDatabase(folder: string, now: number): Promise<Rebuilt> {
  const { database } = dataPaths(folder);
  const kept = path.join(folder, `damaged-${new Date(now).toISOString().replaceAll(":", "-")}`);
  await mkdir(kept, { recursive: true, mode: 0o700 });
  for (const suffix of SUFFIXES) {
    await copyFile(database + suffix, path.join(kept, `easel.db${suffix}`)).catch(() => undefined);
  }
  const fresh = `${database}.rebuilt`;
  await rm(fresh, { force: true });
  const tables = copySound(path.join(kept, "easel.db"), fresh);
  for (const suffix of SUFFIXES) await rm(database + suffix, { force: true });
  await rename(fresh, database);
  return { kept, tables };
}

function copySound(from: string, to: string): readonly Salvage[] {
  const fresh = new DatabaseSync(to);
  let damaged: DatabaseSync | undefined;
  try {
    damaged = new DatabaseSync(from);
    return salvage(damaged, fresh);
  } catch {
    if (fresh.isTransaction) fresh.exec("rollback");
    return [];
  } finally {
    damaged?.close();
    fresh.close();
  }
}
