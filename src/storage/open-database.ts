import { sleep } from "../lib/sleep.ts";
import type { Logger } from "../lib/logger.ts";
import { dataPaths } from "./data-folder.ts";
import type { OpenedDatabase } from "./dialects/opened-database.ts";
import type { StatementGuard } from "./dialects/sqlite/node-sqlite.ts";
import { openSqlite } from "./dialects/sqlite/open-sqlite.ts";
import { diskFiles, type Files } from "./files.ts";
import { freeBytesOf } from "./storage-health.ts";

/** Which database, and what it is opened with. */
export interface DatabaseOptions {
  readonly log?: Logger;
  readonly files?: Files;
  readonly guard?: StatementGuard;
  readonly sleep?: typeof sleep;
  /** A PostgreSQL database, as `postgres://…`, in place of the one in the data folder. */
  readonly databaseUrl?: string | undefined;
  /** Whether other processes use that database at the same time. */
  readonly isShared?: boolean | undefined;
  /** How long a database server that cannot be reached is waited for, in milliseconds. */
  readonly patienceMs?: number | undefined;
}

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** Opens the database of a data folder, or the server's that is named in its place. */
export async function openDatabase(
  folder: string,
  options: DatabaseOptions,
): Promise<OpenedDatabase> {
  const { databaseUrl: url, guard, files = diskFiles, isShared = false, patienceMs } = options;
  if (url === undefined) {
    const freeBytes = () => freeBytesOf(folder);
    return openSqlite({ paths: dataPaths(folder), files, freeBytes, guard });
  }
  // Loaded only where it is used: most installations have no server.
  const { openPostgres } = await import("./dialects/postgres/open-postgres.ts");
  const { log = silent, sleep: wait = sleep } = options;
  return openPostgres({ url, isShared, log, sleep: wait, patienceMs });
}
