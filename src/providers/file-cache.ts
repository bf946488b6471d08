import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Logger } from "../lib/logger.ts";
import type { ProviderCache } from "./provider.ts";

const OWNER_ONLY_FILE = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/** A cache that keeps nothing: for looks that are to change nothing. */
export const noCache: ProviderCache = {
  read: async () => undefined,
  write: async () => {},
};

/** A provider's cache in a folder, which is made when there is something to keep. */
export function createFileCache(folder: string, log: Logger): ProviderCache {
  const fileOf = (name: string): string => path.join(folder, `${name}.json`);
  return {
    async read(name) {
      try {
        return JSON.parse(await readFile(fileOf(name), "utf8")) as unknown;
      } catch {
        // There was nothing to keep yet, or a crash left half of it.
        return undefined;
      }
    },
    async write(name, value) {
      const file = fileOf(name);
      const draft = `${file}.${process.pid}.tmp`;
      try {
        await mkdir(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
        await writeFile(draft, JSON.stringify(value), { mode: OWNER_ONLY_FILE });
        await rename(draft, file);
      } catch (error) {
        log.warn({ file, error }, "a list of models could not be kept for the next start");
      }
    },
  };
}
