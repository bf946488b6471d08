import { createHash } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import type { Files } from "../files.ts";
import { diskFiles } from "../files.ts";
import { dataPaths, pictureFile } from "../data-folder.ts";
import { toJob } from "../job-rows.ts";
import { migrations } from "../migrations/migrations.ts";
import { jobRowSchema, pictureRowSchema } from "./row-schemas.ts";

/** What was found in a data folder. Lists are empty where nothing is wrong. */
export interface DataReport {
  /** Whether the folder holds a database at all. */
  readonly isThere: boolean;
  /** Whether an older version wrote it, so that rows cannot be judged before it was started once. */
  readonly isOld: boolean;
  readonly jobs: number;
  readonly pictures: number;
  /** What SQLite says of a damaged file, or why it cannot be opened. */
  readonly damage: readonly string[];
  /** Jobs whose rows are not what they should be, and why. */
  readonly unreadable: readonly { readonly id: string; readonly reason: string }[];
  /** Picture files that are registered and not there, by hash. */
  readonly missing: readonly string[];
  /** Picture files that are not what was stored, by hash. */
  readonly changed: readonly string[];
  /** What was set aside before, and why. */
  readonly setAside: readonly { readonly name: string; readonly reason: string }[];
}

const nothing: DataReport = {
  isThere: false,
  isOld: false,
  jobs: 0,
  pictures: 0,
  damage: [],
  unreadable: [],
  missing: [],
  changed: [],
  setAside: [],
};

/**
 * Looks through a data folder: the database's own check, every job's row, every picture file. Changes
 * nothing, and works beside a running Easel. Takes as long as it takes to read all pictures.
 */
export async function inspectData(folder: string, files: Files = diskFiles): Promise<DataReport> {
  const { database: file } = dataPaths(folder);
  if (!(await files.exists(file))) return nothing;
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
    const found = inspectRows(database);
    return { ...found, ...(await inspectPictures(folder, found.hashes, files)) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...nothing, isThere: true, damage: [reason] };
  } finally {
    database?.close();
  }
}

function inspectRows(database: DatabaseSync) {
  const verdicts = database.prepare("pragma integrity_check(20)").all();
  const damage = verdicts
    .map((row) => String(row["integrity_check"]))
    .filter((one) => one !== "ok");
  if (damage.length > 0) return { ...nothing, isThere: true, damage, hashes: [] };
  const jobs = database.prepare("select * from jobs order by sequence").all();
  const isOld = pendingMigrations(database) > 0;
  return {
    ...nothing,
    isThere: true,
    isOld,
    jobs: jobs.length,
    unreadable: isOld ? [] : jobs.flatMap((row) => problemOf(row, picturesOf(database, row)) ?? []),
    setAside: setAsideIn(database),
    hashes: database
      .prepare("select hash from files")
      .all()
      .map((row) => String(row["hash"])),
  };
}

function pendingMigrations(database: DatabaseSync): number {
  const applied = database.prepare("select name from kysely_migration").all();
  return Object.keys(migrations).length - applied.length;
}

function picturesOf(database: DatabaseSync, { id = null }: Record<string, unknown>) {
  return database
    .prepare("select * from pictures where job_id = ? order by position")
    .all(String(id));
}

function problemOf(row: Record<string, unknown>, pictures: readonly unknown[]) {
  try {
    toJob(jobRowSchema.parse(row), pictureRowSchema.array().parse(pictures));
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { id: String(row["id"]), reason: reason.replaceAll(/\s+/g, " ").slice(0, 500) };
  }
}

function setAsideIn(database: DatabaseSync): DataReport["setAside"] {
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
  if (!tables.some(({ name }) => name === "set_aside")) return [];
  return database
    .prepare("select name, reason from set_aside order by created_at")
    .all()
    .map(({ name, reason }) => ({ name: String(name), reason: String(reason) }));
}

async function inspectPictures(folder: string, hashes: readonly string[], files: Files) {
  const missing: string[] = [];
  const changed: string[] = [];
  for (const hash of hashes) {
    const state = await stateOf(pictureFile(folder, hash), hash, files);
    if (state === "missing") missing.push(hash);
    if (state === "changed") changed.push(hash);
  }
  return { pictures: hashes.length - missing.length, missing, changed };
}

async function stateOf(file: string, hash: string, files: Files) {
  if (!(await files.exists(file))) return "missing";
  try {
    const bytes = await files.read(file);
    return createHash("sha256").update(bytes).digest("hex") === hash ? "sound" : "changed";
  } catch {
    return "changed";
  }
}
