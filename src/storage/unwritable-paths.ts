import { open, readdir, rm } from "node:fs/promises";
import path from "node:path";

/** The files that lie beside each other in a data folder; each is made when it is needed. */
const FILES = ["easel.db", "easel.db-wal", "easel.db-shm", "lock.db", "reserve"];

/** What the system says where this user may not write: man 2 open. */
const REFUSALS = new Set(["EACCES", "EPERM", "EROFS"]);

/**
 * What this user may not write in a data folder: the folder, the database, the pictures' folder and
 * the folders in it. Each is tried, and left as it was. What is not there yet is no obstacle. The
 * first `most` are enough.
 */
export async function unwritablePaths(folder: string, most = 5): Promise<readonly string[]> {
  const pictures = path.join(folder, "pictures");
  const entries = await readdir(pictures, { withFileTypes: true }).catch(() => []);
  const shelves = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const folders = [folder, pictures, ...shelves.map((name) => path.join(pictures, name))];
  const found: string[] = [];
  const note = async (target: string, attempt: () => Promise<void>): Promise<void> => {
    if (found.length < most && (await isRefused(attempt))) found.push(target);
  };
  for (const target of folders) await note(target, async () => writeInto(target));
  for (const name of FILES) {
    const target = path.join(folder, name);
    await note(target, async () => (await open(target, "r+")).close());
  }
  return found;
}

async function writeInto(folder: string): Promise<void> {
  const file = path.join(folder, `.can-be-written-${process.pid}`);
  await (await open(file, "w")).close();
  await rm(file);
}

async function isRefused(attempt: () => Promise<void>): Promise<boolean> {
  try {
    await attempt();
    return false;
  } catch (error) {
    // What is not there can be made; a full disk is told of elsewhere.
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return REFUSALS.has(code);
  }
}
