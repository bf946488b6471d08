import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";

/**
 * Writes a file that is either there in full or not at all, whatever happens meanwhile; that its
 * name survives a power cut too takes a `syncFolder`. `incoming` is a folder on the same disk where
 * the bytes are collected first.
 */
export async function writeAtomically(
  file: string,
  bytes: Uint8Array,
  incoming: string,
): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const unfinished = path.join(incoming, randomUUID());
  try {
    const handle = await open(unfinished, "wx");
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Makes the folder, and removes what a crash left in it half written. */
export async function sweepIncoming(incoming: string): Promise<void> {
  await mkdir(incoming, { recursive: true });
  const leftovers = await readdir(incoming);
  await Promise.all(leftovers.map((name) => rm(path.join(incoming, name), { force: true })));
}

/** A power cut keeps a new name only when its folder is on the disk too. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows keeps names safe by itself and cannot open a folder.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
