import path from "node:path";
import { sweepIncoming, writeAtomically } from "../atomic-file.ts";
import { type Files, isNotThere } from "../files.ts";
import { hashOf } from "../hash-of.ts";
import type { PictureShelf } from "./picture-shelf.ts";

/** What a shelf of files is opened with. */
export interface FileShelfParts {
  readonly files: Files;
  /** Whether other processes use the same folder. */
  readonly isShared: boolean;
}

/** Pictures as files named by their hash, in folders by its first two digits. */
export async function openFileShelf(
  folder: string,
  { files, isShared }: FileShelfParts,
): Promise<PictureShelf> {
  const incoming = path.join(folder, "incoming");
  const aside = path.join(folder, "set-aside");
  const fileOf = (hash: string) => path.join(folder, hash.slice(0, 2), hash);
  await sweepIncoming(incoming, files, isShared);
  const read = async (hash: string) => {
    try {
      return await files.read(fileOf(hash));
    } catch (error) {
      if (isNotThere(error)) return undefined;
      throw error;
    }
  };
  return {
    read,
    async holds(hash) {
      if (!(await files.exists(fileOf(hash)))) return false;
      const bytes = await read(hash).catch(() => undefined);
      return bytes !== undefined && hashOf(bytes) === hash;
    },
    write: (hash, bytes) => writeAtomically(fileOf(hash), bytes, incoming, files),
    remove: (hash) => files.remove(fileOf(hash)),
    async setAside(hash, now) {
      await files.makeFolder(aside);
      await files.rename(fileOf(hash), path.join(aside, `${hash}-${now}`));
    },
    close: () => Promise.resolve(),
  };
}
