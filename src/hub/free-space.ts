import { statfs } from "node:fs/promises";
import path from "node:path";

/** Bytes that may still be written on the disk of a folder, which need not exist yet. */
export async function freeSpace(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    const parent = path.dirname(folder);
    if (parent === folder) throw error;
    return freeSpace(parent);
  }
}
