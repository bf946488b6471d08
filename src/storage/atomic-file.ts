import { randomUUID } from "node:crypto";
import path from "node:path";
import { diskFiles, type Files } from "./files.ts";

/**
 * Writes a file that is either there in full or not at all, whatever happens meanwhile, and that
 * survives a power cut once this has resolved. `incoming` is a folder on the same disk where the
 * bytes are collected first.
 */
export async function writeAtomically(
  file: string,
  bytes: Uint8Array,
  incoming: string,
  files: Files = diskFiles,
): Promise<void> {
  const folder = path.dirname(file);
  await files.makeFolder(folder);
  const unfinished = path.join(incoming, `${Date.now()}-${randomUUID()}`);
  try {
    await files.write(unfinished, bytes);
    await files.rename(unfinished, file);
  } catch (error) {
    // What is left of it is swept at the next start where this fails too.
    await files.remove(unfinished).catch(() => {});
    throw error;
  }
  await files.syncFolder(folder);
}

/** What takes longer to write was left by a process that died; milliseconds. */
const LONGEST_WRITING_MS = 60 * 60_000;

/**
 * Makes the folder, and removes what a crash left in it half written. Where others write into it,
 * too, that is what is too old to be still under way.
 */
export async function sweepIncoming(
  incoming: string,
  files: Files = diskFiles,
  isShared = false,
): Promise<void> {
  await files.makeFolder(incoming);
  const youngest = isShared ? Date.now() - LONGEST_WRITING_MS : Number.POSITIVE_INFINITY;
  for (const name of await files.list(incoming)) {
    // Their names begin with when they were begun; those of older versions with something else.
    const begun = Number(/^(\d+)-/.exec(name)?.[1] ?? 0);
    if (begun < youngest) await files.remove(path.join(incoming, name));
  }
}
