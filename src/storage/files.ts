import { constants } from "node:fs";
import { lstat, mkdir, open, readdir, rename, rm } from "node:fs/promises";

/** What the stores do with files. Everything else about them is built on these, and may fail. */
export interface Files {
  /** The whole of a file. Rejects with code ELOOP for a link, ENOENT where there is none. */
  read(file: string): Promise<Buffer>;
  /** Writes a new file that only this user may read, and waits until the disk has it. */
  write(file: string, bytes: Uint8Array): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Removes a file; one that is not there counts as removed. */
  remove(file: string): Promise<void>;
  /** Makes a folder that only this user may enter; one that is there is left as it is. */
  makeFolder(folder: string): Promise<void>;
  /** Waits until the disk has the names in a folder. */
  syncFolder(folder: string): Promise<void>;
  /** The names in a folder. */
  list(folder: string): Promise<readonly string[]>;
  /** Whether there is a file of that name, whatever it is. */
  exists(file: string): Promise<boolean>;
}

const OWNER_ONLY_FILE = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/** Links are not followed where the system can tell; Windows has no flag for that. */
const READ_FLAGS = constants.O_RDONLY | (process.platform === "win32" ? 0 : constants.O_NOFOLLOW);

/** The machine's files. */
export const diskFiles: Files = {
  async read(file) {
    const handle = await open(file, READ_FLAGS);
    try {
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  },

  async write(file, bytes) {
    const handle = await open(file, "wx", OWNER_ONLY_FILE);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
  },

  rename,
  remove: (file) => rm(file, { force: true }),

  async makeFolder(folder) {
    await mkdir(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
  },

  async syncFolder(folder) {
    // Windows keeps names safe by itself and cannot open a folder.
    if (process.platform === "win32") return;
    const handle = await open(folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },

  list: (folder) => readdir(folder),

  exists: (file) =>
    lstat(file).then(
      () => true,
      () => false,
    ),
};

/** Whether an error says that there is no such file. */
export function isNotThere(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, "code") === "ENOENT";
}
