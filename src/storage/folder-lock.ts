import { closeSync, openSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { ConfigError } from "../domain/errors.ts";
import { type Message, say } from "../words/index.ts";

/** SQLite's result codes for "somebody else holds the lock", "read-only" and "cannot open". */
const BUSY = 5;
const UNWRITABLE = [8, 14];

/** A process that was just killed may need a moment to let go. */
const PATIENCE_MS = 500;

/** A database that nobody refers to is closed by the garbage collector, and its lock with it. */
const held = new Set<DatabaseSync>();

/** What to say when a folder cannot be held. */
export interface LockWords {
  /** Another process holds it. */
  readonly busy: Message;
  readonly unwritable: Message;
}

/**
 * Holds a folder (a data folder, unless `words` say otherwise) for this process and gives the function that lets it go
 * (a second call does nothing).
 * The lock is the operating system's own, on a tiny database that stays in an exclusive
 * transaction: whatever ends the process, `kill -9` included, ends the lock too.
 * Throws ConfigError when another process holds the folder, or it cannot be written.
 */
export function lockFolder(folder: string, words = dataFolderWords(folder)): () => void {
  const file = path.join(folder, "lock.db");
  makePrivate(file);
  const database = new DatabaseSync(file, { open: false, timeout: PATIENCE_MS });
  try {
    database.open();
    // Without a journal in a file, so that a full disk does not stand in the way.
    database.exec("pragma journal_mode = memory; begin exclusive");
  } catch (error) {
    if (database.isOpen) database.close();
    throw explain(error, words);
  }
  held.add(database);
  return () => {
    if (held.delete(database)) database.close();
  };
}

/**
 * Makes the file where there is none; SQLite itself would let everybody read it. One that is there is
 * left shut: to close it would end a lock that this process has on it.
 */
function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch {
    // It is there, or SQLite, which is asked next, says why it cannot be had.
  }
}

function dataFolderWords(folder: string): LockWords {
  return {
    busy: say("storage.in-use", { folder }),
    unwritable: say("settings.unwritable-data", { folder, path: folder }),
  };
}

function explain(error: unknown, { busy, unwritable }: LockWords): unknown {
  const code = error instanceof Error && "errcode" in error ? error.errcode : undefined;
  if (code === BUSY) return new ConfigError(busy, { cause: error });
  if (UNWRITABLE.some((each) => each === code))
    return new ConfigError(unwritable, { cause: error });
  return error;
}
