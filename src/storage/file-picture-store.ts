import { createHash } from "node:crypto";
import { access, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { sweepIncoming, syncFolder, writeAtomically } from "./atomic-file.ts";
import type { Database } from "./database.ts";
import { FreshFiles } from "./fresh-files.ts";
import { noteUse, removableFiles, removeFile } from "./file-register.ts";
import type { PictureStore, Removal } from "./picture-store.ts";

/**
 * Pictures as files named by their SHA-256, in folders by its first two digits.
 * Every file has a row in the register, which is written before the file and removed after it:
 * a crash in between leaves a row without a file, which reads as "removed" and heals by itself.
 */
export class FilePictureStore implements PictureStore {
  readonly #folder: string;
  readonly #database: Database;
  readonly #now: () => number;
  readonly #fresh: FreshFiles;

  private constructor(folder: string, database: Database, now: () => number) {
    this.#folder = folder;
    this.#database = database;
    this.#now = now;
    this.#fresh = new FreshFiles(now);
  }

  /** Opens or makes the folder; `now` gives milliseconds since 1970. */
  static async open(
    folder: string,
    database: Database,
    now: () => number,
  ): Promise<FilePictureStore> {
    const store = new FilePictureStore(folder, database, now);
    await sweepIncoming(store.#incoming);
    return store;
  }

  async put(bytes: Uint8Array): Promise<string> {
    const hash = createHash("sha256").update(bytes).digest("hex");
    const file = this.#fileOf(hash);
    await this.#database.step((rows) => noteUse(rows, hash, bytes.length, this.#now()));
    if (!(await exists(file))) await writeAtomically(file, bytes, this.#incoming);
    await syncFolder(path.dirname(file));
    this.#fresh.keep(hash, bytes);
    return hash;
  }

  async get(hash: string): Promise<Buffer | undefined> {
    // Hashes also come from buttons that somebody may have made up; this keeps paths out.
    if (!/^[0-9a-f]{64}$/.test(hash)) return undefined;
    const fresh = this.#fresh.take(hash);
    if (fresh !== undefined) return fresh;
    const bytes = await readIfThere(this.#fileOf(hash));
    if (bytes !== undefined) {
      await this.#database.step((rows) => noteUse(rows, hash, bytes.length, this.#now()));
    }
    return bytes;
  }

  async retain(limits: { readonly days: number; readonly totalBytes: number }): Promise<Removal> {
    const removable = await this.#database.step((rows) =>
      removableFiles(rows, limits, this.#now()),
    );
    let pictures = 0;
    let bytes = 0;
    for (const file of removable) {
      const isRemoved = await this.#database.step((rows) =>
        removeFile(rows, file, () => rm(this.#fileOf(file.hash), { force: true })),
      );
      if (!isRemoved) continue;
      this.#fresh.take(file.hash);
      pictures += 1;
      bytes += file.bytes;
    }
    return { pictures, bytes };
  }

  get #incoming(): string {
    return path.join(this.#folder, "incoming");
  }

  #fileOf(hash: string): string {
    return path.join(this.#folder, hash.slice(0, 2), hash);
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
