import path from "node:path";
import { jobStates } from "../../domain/job.ts";
import type { Logger } from "../../lib/logger.ts";
import { dataPaths } from "../data-folder.ts";
import { forgetFile } from "../file-register.ts";
import { SqliteDatabase } from "../dialects/sqlite/sqlite-database.ts";
import { lockFolder } from "../folder-lock.ts";
import { openStorage } from "../open-storage.ts";
import { inspectData } from "./inspect-data.ts";
import { type Rebuilt, rebuildDatabase } from "./rebuild-database.ts";
import { restoreJobs } from "./restore-jobs.ts";

/** What was done. */
export interface RepairReport {
  /** The database was damaged, and is replaced by what could be read of it. */
  readonly rebuilt: Rebuilt | undefined;
  /** Jobs that could not be read and are set aside now. */
  readonly setAside: number;
  /** Jobs that were set aside before and are back. */
  readonly restored: readonly string[];
  /** Picture files that were not what was stored and are set aside now. */
  readonly changed: number;
  /** Registered pictures without a file that are no longer registered. */
  readonly missing: number;
}

/**
 * Makes a data folder usable again: what can be read is kept, what cannot is set aside. Throws
 * ConfigError when an Easel uses it. `now` in milliseconds since 1970.
 */
export async function repairData(folder: string, log: Logger, now: number): Promise<RepairReport> {
  const { damage } = await inspectData(folder);
  const rebuilt = damage.length > 0 ? await rebuildLocked(folder, now) : undefined;
  // Opening migrates it, and reading sets aside what cannot be read.
  const setAside = await readEverything(folder, log);
  const { changed, missing } = await inspectData(folder);
  await readPictures(folder, changed, log);
  const unlock = lockFolder(folder);
  const database = await SqliteDatabase.open(dataPaths(folder).database);
  try {
    const restored = await database.step(restoreJobs);
    for (const hash of missing) {
      await database.step((rows) => forgetFile(rows, hash));
    }
    return { rebuilt, setAside, restored, changed: changed.length, missing: missing.length };
  } finally {
    await database.close();
    unlock();
  }
}

async function rebuildLocked(folder: string, now: number): Promise<Rebuilt> {
  const unlock = lockFolder(folder);
  try {
    return await rebuildDatabase(path.resolve(folder), now);
  } finally {
    unlock();
  }
}

/** Reads every job; gives how many had to be set aside. */
async function readEverything(folder: string, log: Logger): Promise<number> {
  const before = await inspectData(folder);
  const storage = await openStorage(folder, { log });
  for (const state of jobStates) await storage.jobs.inState(state);
  await storage.close();
  const after = await inspectData(folder);
  return after.setAside.length - before.setAside.length;
}

/** Reads pictures, which sets aside those that are not what was stored. */
async function readPictures(folder: string, hashes: readonly string[], log: Logger): Promise<void> {
  if (hashes.length === 0) return;
  const storage = await openStorage(folder, { log });
  for (const hash of hashes) await storage.pictures.get(hash);
  await storage.close();
}
