import { existsSync, statSync } from "node:fs";
import { jobStates } from "../../domain/job.ts";
import type { Logger } from "../../lib/logger.ts";
import { dataPaths } from "../data-folder.ts";
import type { Rows } from "../database.ts";
import { readPostgres } from "../dialects/postgres/read-postgres.ts";
import { SqliteDatabase } from "../dialects/sqlite/sqlite-database.ts";
import { hashOf } from "../hash-of.ts";
import { toJob } from "../job-rows.ts";
import { openShelf } from "../open-shelf.ts";
import type { JobRow } from "../schema.ts";
import type { S3Settings } from "../shelves/s3/open-s3-shelf.ts";
import { compareRows, type TableComparison } from "./compare-rows.ts";
import { movedTo } from "./moved-mark.ts";

/** What was found in a database on a server, and where its pictures lie. */
export interface StorageReport {
  readonly jobs: number;
  readonly pictures: number;
  readonly unreadable: readonly { readonly id: string; readonly reason: string }[];
  /** Registered pictures that are not there, and that are not what was stored, by hash. */
  readonly missing: readonly string[];
  readonly changed: readonly string[];
  /** How the data folder that was moved here compares; undefined where there is none. */
  readonly compared: readonly TableComparison[] | undefined;
}

/** Where to look. */
export interface Inspected {
  readonly folder: string;
  readonly databaseUrl: string;
  readonly bucket?: S3Settings | undefined;
  readonly log: Logger;
}

const AT_ONCE = 500;

/**
 * Looks through a database on a server and the pictures that belong to it, and compares it with the
 * data folder that was moved there, if that is still there. Changes nothing on the server, and works
 * beside running Easels. Throws ConfigError when it cannot be reached or holds no tables of Easel's.
 */
export async function inspectStorage(inspected: Inspected): Promise<StorageReport> {
  const { folder, databaseUrl, bucket, log } = inspected;
  await using opened = new AsyncDisposableStack();
  const database = await readPostgres(databaseUrl);
  opened.defer(() => database.close());
  const shelf = await openShelf(folder, { bucket, isShared: true, log });
  opened.defer(() => shelf.close());
  const jobs: { id: string; reason: string }[] = [];
  let count = 0;
  for (const state of jobStates) {
    for (let after = ""; ;) {
      const last = after;
      const page = await database.step((rows) => jobPage(rows, state, last), "read");
      for (const row of page) jobs.push(...problemOf(row));
      count += page.length;
      after = page.at(-1)?.id ?? "";
      if (page.length < AT_ONCE) break;
    }
  }
  const missing: string[] = [];
  const changed: string[] = [];
  let pictures = 0;
  for (let after = ""; ;) {
    const last = after;
    const hashes = await database.step((rows) => hashPage(rows, last), "read");
    for (const hash of hashes) {
      const bytes = await shelf.read(hash);
      if (bytes === undefined) missing.push(hash);
      else if (hashOf(bytes) !== hash) changed.push(hash);
      pictures += bytes === undefined ? 0 : 1;
    }
    after = hashes.at(-1) ?? "";
    if (hashes.length < AT_ONCE) break;
  }
  const compared = await compareWithFolder(folder, (from) => compareRows(from, database));
  return { jobs: count, pictures, unreadable: jobs, missing, changed, compared };
}

async function compareWithFolder(
  folder: string,
  compare: (from: SqliteDatabase) => Promise<readonly TableComparison[]>,
): Promise<readonly TableComparison[] | undefined> {
  const { database: file } = dataPaths(folder);
  if (!existsSync(file) || statSync(file).size === 0) return undefined;
  const from = await SqliteDatabase.open(file);
  try {
    return (await from.step(movedTo)) === undefined ? undefined : await compare(from);
  } finally {
    await from.close();
  }
}

function jobPage(rows: Rows, state: JobRow["state"], after: string): Promise<JobRow[]> {
  return rows
    .selectFrom("jobs")
    .selectAll()
    .where("state", "=", state)
    .where("id", ">", after)
    .orderBy("id")
    .limit(AT_ONCE)
    .execute();
}

async function hashPage(rows: Rows, after: string): Promise<readonly string[]> {
  const found = await rows
    .selectFrom("files")
    .select("hash")
    .where("hash", ">", after)
    .orderBy("hash")
    .limit(AT_ONCE)
    .execute();
  return found.map(({ hash }) => hash);
}

function problemOf(row: JobRow): readonly { readonly id: string; readonly reason: string }[] {
  try {
    toJob(row, []);
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [{ id: row.id, reason: reason.replaceAll(/\s+/g, " ").slice(0, 500) }];
  }
}
