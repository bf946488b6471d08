import { chmod, mkdir, readdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { ConfigError } from "../domain/errors.ts";
import { say } from "../words/index.ts";
import { unwritablePaths } from "./unwritable-paths.ts";

const DATABASE = "easel.db";
const OWNER_ONLY_FILE = 0o600;
const OWNER_ONLY_FOLDER = 0o700;
const OTHERS = 0o077;
/** Folders that many share, such as /tmp, are marked so. */
const STICKY = 0o1000;

/** Where the parts of a data folder are. */
export function dataPaths(folder: string) {
  return {
    database: path.join(folder, DATABASE),
    pictures: path.join(folder, "pictures"),
    /** Zips of people's data until they were sent. */
    exports: path.join(folder, "exports"),
    reserve: path.join(folder, "reserve"),
    crash: path.join(folder, "crash.json"),
  };
}

/** The file of a picture by its hash. */
export function pictureFile(folder: string, hash: string): string {
  return path.join(dataPaths(folder).pictures, hash.slice(0, 2), hash);
}

/**
 * Makes a data folder ready: there, closed to other users, and writable in every part: better now
 * than with the first job. Throws ConfigError where that cannot be had.
 */
export async function prepareFolder(folder: string): Promise<void> {
  await makeDataFolder(folder);
  await requireWritable(folder);
}

/**
 * Makes a data folder where there is none, and closes it and its files to other users. A folder that
 * holds other things than Easel's keeps its own permissions. Throws ConfigError when it cannot be made.
 */
async function makeDataFolder(folder: string): Promise<void> {
  let isOurs;
  try {
    const made = await mkdir(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
    const names = await readdir(folder);
    isOurs = made !== undefined || names.length === 0 || names.includes(DATABASE);
  } catch (error) {
    throw new ConfigError(say("settings.no-data-folder", { folder }), { cause: error });
  }
  await closeToOthers(folder, isOurs);
}

async function closeToOthers(folder: string, isOurs: boolean): Promise<void> {
  const { pictures, database } = dataPaths(folder);
  if (isOurs) await restrict(folder, OWNER_ONLY_FOLDER);
  for (const name of await filesOf(folder)) await restrict(name, OWNER_ONLY_FILE);
  for (const name of await foldersOf(pictures)) await restrict(name, OWNER_ONLY_FOLDER);
  // SQLite gives its other files the permissions of the database, so that has to be there first.
  await writeFile(database, "", { flag: "a", mode: OWNER_ONLY_FILE }).catch(() => undefined);
}

/** Takes others' permissions away; where the folder belongs to somebody else, that is theirs to do. */
async function restrict(file: string, mode: number): Promise<void> {
  try {
    const found = await stat(file);
    if ((found.mode & OTHERS) === 0 || (found.mode & STICKY) !== 0) return;
    await chmod(file, mode);
  } catch {}
}

/** Closes the picture files to other users: those of older versions were open to all. */
export async function restrictPictures(folder: string): Promise<void> {
  for (const inner of await foldersOf(dataPaths(folder).pictures)) {
    const entries = await readdir(inner, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (entry.isFile()) await restrict(path.join(inner, entry.name), OWNER_ONLY_FILE);
    }
  }
}

/** Throws ConfigError when this user may not write the data folder, or something in it. */
async function requireWritable(folder: string): Promise<void> {
  const [path] = await unwritablePaths(folder, 1);
  if (path !== undefined) throw new ConfigError(say("settings.unwritable-data", { folder, path }));
}

/** The files beside the pictures that there are. */
async function filesOf(folder: string): Promise<readonly string[]> {
  const names: readonly string[] = await readdir(folder).catch(() => []);
  const own = [DATABASE, `${DATABASE}-wal`, `${DATABASE}-shm`, "lock.db", "reserve", "crash.json"];
  return own.filter((name) => names.includes(name)).map((name) => path.join(folder, name));
}

/** The pictures' folder and those in it. */
async function foldersOf(pictures: string): Promise<readonly string[]> {
  const found = await readdir(pictures, { withFileTypes: true }).catch(() => undefined);
  if (found === undefined) return [];
  const inner = found.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return [pictures, ...inner.map((name) => path.join(pictures, name))];
}
