import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ConfigError } from "../domain/errors.ts";

/** SQLite's result code for "somebody else holds the lock". */
const SQLITE_BUSY = 5;

/** A process that was just killed may need a moment to let go. */
const PATIENCE_MS = 500;

/** A database that nobody refers to is closed by the garbage collector, and its lock with it. */
const held = new Set<DatabaseSync>();

/**
 * Holds a data folder for this process and gives the function that lets it go
 * (a second call does nothing).
 * The lock is the operating system's own, on a tiny database that stays in an exclusive
 * transaction: whatever ends the process, `kill -9` included, ends the lock too.
 * Throws ConfigError when another process holds the folder.
 */
export function lockFolder(folder: string): () => void {
  const database = new DatabaseSync(path.join(folder, "lock.db"), { timeout: PATIENCE_MS });
  try {
    database.exec("begin exclusive");
  } catch (error) {
    database.close();
    if (!isBusy(error)) throw error;
    throw new ConfigError(
      `Another Easel is already using ${folder}. Stop it first, or give this one a folder of ` +
        "its own with EASEL_DATA_DIR.",
      { cause: error },
    );
  }
  held.add(database);
  return () => {
    if (held.delete(database)) database.close();
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;
}
