import { createHash } from "node:crypto";
import path from "node:path";
import type { Logger } from "../lib/logger.ts";
import type { sleep } from "../lib/sleep.ts";
import { sweepIncoming, writeAtomically } from "./atomic-file.ts";
import { forgetFile, noteUse, removableFiles, removeFile } from "./file-register.ts";
import { discardable } from "./discard-files.ts";
import { type Files, isNotThere } from "./files.ts";
import { HeldPictures } from "./held-pictures.ts";
import type { PictureStore, Removal } from "./picture-store.ts";
import { noteSetAside } from "./set-aside.ts";
import type { Steps } from "./steps.ts";
import type { StorageHealth } from "./storage-health.ts";
import { explained, troubleOf } from "./storage-trouble.ts";
import type { StoreClock } from "./store-clock.ts";

/** How soon it is tried again to write what is held in memory. */
const RETRY_MS = 2000;

/** What pictures are stored with. */
export interface PictureStoreParts {
  readonly steps: Steps;
  readonly clock: Pick<StoreClock, "now">;
  readonly files: Files;
  readonly health: StorageHealth;
  readonly log: Logger;
  /** How it waits before something is tried again. */
  readonly sleep: typeof sleep;
  /** Whether other processes store pictures in the same place. */
  readonly isShared: boolean;
}

/**
 * Pictures as files named by their SHA-256, in folders by its first two digits.
 * Every file has a row in the register, which is written before the file and removed after it:
 * a crash in between leaves a row without a file, which reads as "removed" and heals by itself.
 */
export class FilePictureStore implements PictureStore {
  readonly #folder: string;
  readonly #parts: PictureStoreParts;
  readonly #held = new HeldPictures();
  readonly #closing = new AbortController();
  #flushing: Promise<void> | undefined;

  private constructor(folder: string, parts: PictureStoreParts) {
    this.#folder = folder;
    this.#parts = parts;
  }

  /** Opens or makes the folder. */
  static async open(folder: string, parts: PictureStoreParts): Promise<FilePictureStore> {
    const store = new FilePictureStore(folder, parts);
    await sweepIncoming(store.#incoming, parts.files, parts.isShared);
    return store;
  }

  async put(bytes: Uint8Array): Promise<string> {
    const hash = hashOf(bytes);
    try {
      await this.#store(hash, bytes);
    } catch (error) {
      this.#parts.health.failed(error);
      throw explained(error);
    }
    return hash;
  }

  async keep(bytes: Uint8Array): Promise<string> {
    const hash = hashOf(bytes);
    try {
      await this.#store(hash, bytes);
    } catch (error) {
      const { health } = this.#parts;
      if (health.failed(error) === undefined || !this.#held.hold(hash, bytes)) {
        throw explained(error);
      }
      this.#flushing ??= this.#flush().finally(() => (this.#flushing = undefined));
    }
    return hash;
  }

  async get(hash: string): Promise<Buffer | undefined> {
    // Hashes also come from buttons that somebody may have made up; this keeps paths out.
    if (!/^[0-9a-f]{64}$/.test(hash)) return undefined;
    const held = this.#held.get(hash);
    if (held !== undefined) return held;
    const bytes = await this.#readSound(hash);
    if (bytes !== undefined) {
      const { steps, clock } = this.#parts;
      // A use that is not noted makes the picture look older than it is, which costs nobody anything.
      await steps
        .try((rows) => noteUse(rows, hash, bytes.length, clock.now()))
        .catch(() => undefined);
    }
    return bytes;
  }

  async retain(limits: { readonly days: number; readonly totalBytes: number }): Promise<Removal> {
    const { steps, clock, files } = this.#parts;
    const removable = await steps.try((rows) => removableFiles(rows, limits, clock.now()));
    let pictures = 0;
    let bytes = 0;
    for (const file of removable) {
      const isRemoved = await steps.try((rows) =>
        removeFile(rows, file, () => files.remove(this.#fileOf(file.hash))),
      );
      if (!isRemoved) continue;
      pictures += 1;
      bytes += file.bytes;
    }
    return { pictures, bytes };
  }

  async discard(hashes: readonly string[], owner: string): Promise<number> {
    const { steps, files } = this.#parts;
    return await steps.try(async (rows) => {
      const free = await discardable(rows, hashes, owner);
      for (const hash of free) {
        this.#held.drop(hash);
        await forgetFile(rows, hash);
        // Inside the transaction, so that nobody stores the same picture in between.
        await files.remove(this.#fileOf(hash));
      }
      return free.length;
    });
  }

  /** Writes what is held once more, and gives up what cannot be written. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#flushing;
    await this.#writeHeld();
    if (this.#held.size > 0) {
      this.#parts.log.error(
        { pictures: this.#held.size },
        "pictures could not be stored and are lost",
      );
    }
  }

  async #store(hash: string, bytes: Uint8Array): Promise<void> {
    const { steps, clock, files, health } = this.#parts;
    const file = this.#fileOf(hash);
    await steps.try((rows) => noteUse(rows, hash, bytes.length, clock.now()));
    if ((await files.exists(file)) && (await this.#readSound(hash)) !== undefined) return;
    await writeAtomically(file, bytes, this.#incoming, files);
    health.works();
  }

  /** The file's bytes, if they are what was stored under that hash. */
  async #readSound(hash: string): Promise<Buffer | undefined> {
    const file = this.#fileOf(hash);
    try {
      const bytes = await this.#parts.files.read(file);
      if (hashOf(bytes) === hash) return bytes;
    } catch (error) {
      if (isNotThere(error)) return undefined;
      const trouble = troubleOf(error);
      if (trouble !== undefined) throw explained(error);
    }
    await this.#setAside(hash, file);
    return undefined;
  }

  async #setAside(hash: string, file: string): Promise<void> {
    const { steps, clock, files, log } = this.#parts;
    const reason = "the file is not what was stored";
    log.error({ hash }, "a picture's file was changed, cut off or replaced; it is set aside");
    try {
      const folder = path.join(this.#folder, "set-aside");
      await files.makeFolder(folder);
      await files.rename(file, path.join(folder, `${hash}-${clock.now()}`));
      await steps.try(async (rows) => {
        await noteSetAside(rows, { kind: "picture", name: hash, reason }, clock.now());
        await forgetFile(rows, hash);
      });
    } catch (error) {
      log.warn({ hash, error }, "a picture's file could not be set aside");
    }
  }

  /** Tries to write what is held, until nothing is. */
  async #flush(): Promise<void> {
    const { signal } = this.#closing;
    while (this.#held.size > 0 && !signal.aborted) {
      await this.#parts.sleep(RETRY_MS, signal).catch(() => undefined);
      if (!signal.aborted) await this.#writeHeld();
    }
  }

  async #writeHeld(): Promise<void> {
    for (const hash of this.#held.hashes) {
      const bytes = this.#held.get(hash);
      if (bytes === undefined) continue;
      try {
        await this.#store(hash, bytes);
        this.#held.drop(hash);
      } catch (error) {
        this.#parts.health.failed(error);
        return;
      }
    }
  }

  get #incoming(): string {
    return path.join(this.#folder, "incoming");
  }

  #fileOf(hash: string): string {
    return path.join(this.#folder, hash.slice(0, 2), hash);
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
