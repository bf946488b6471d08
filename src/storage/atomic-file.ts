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
  const unfinished = path.join(incoming, randomUUID());
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

/** Makes the folder, and removes what a crash left in it half written. */
export async function sweepIncoming(incoming: string, files: Files = diskFiles): Promise<void> {
  await files.makeFolder(incoming);
  for (const name of await files.list(incoming)) await files.remove(path.join(incoming, name));
}
