import type { Logger } from "../lib/logger.ts";
import type { sleep } from "../lib/sleep.ts";
import { forgetFile, noteUse, removableFiles, removeFile } from "./file-register.ts";
import { discardable } from "./discard-files.ts";
import { hashOf } from "./hash-of.ts";
import type { HeldPictures } from "./held-pictures.ts";
import type { PictureStore, Removal } from "./picture-store.ts";
import { noteSetAside } from "./set-aside.ts";
import type { PictureShelf } from "./shelves/picture-shelf.ts";
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
  readonly shelf: PictureShelf;
  readonly held: HeldPictures;
  readonly health: StorageHealth;
  readonly log: Logger;
  /** How it waits before something is tried again. */
  readonly sleep: typeof sleep;
}

/**
 * Pictures by their SHA-256, on a shelf: files, or objects of a service.
 * Every one has a row in the register, which is written before it and removed after it: a crash in
 * between leaves a row without a picture, which reads as "removed" and heals by itself.
 */
export class HashedPictures implements PictureStore {
  readonly #parts: PictureStoreParts;
  readonly #closing = new AbortController();
  #flushing: Promise<void> | undefined;

  constructor(parts: PictureStoreParts) {
    this.#parts = parts;
  }

  async put(bytes: Uint8Array): Promise<string> {
    const hash = hashOf(bytes);
    try {
      await this.#store(hash, bytes);
    } catch (error) {
      this.#recover();
      throw explained(error);
    }
    return hash;
  }

  async keep(bytes: Uint8Array): Promise<string> {
    const hash = hashOf(bytes);
    try {
      await this.#store(hash, bytes);
    } catch (error) {
      if (troubleOf(error) === undefined || !this.#parts.held.hold(hash, bytes)) {
        throw explained(error);
      }
      this.#recover();
    }
    return hash;
  }

  async get(hash: string): Promise<Buffer | undefined> {
    // Hashes also come from buttons that somebody may have made up; this keeps paths out.
    if (!/^[0-9a-f]{64}$/.test(hash)) return undefined;
    const held = this.#parts.held.get(hash);
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
    const { steps, clock, shelf } = this.#parts;
    let pictures = 0;
    let bytes = 0;
    for (;;) {
      const before = pictures;
      const { files, mayBeMore } = await steps.read((rows) =>
        removableFiles(rows, limits, clock.now()),
      );
      for (const file of files) {
        const isRemoved = await steps.try((rows) =>
          removeFile(rows, file, () => shelf.remove(file.hash)),
        );
        if (!isRemoved) continue;
        pictures += 1;
        bytes += file.bytes;
      }
      if (!mayBeMore || pictures === before) return { pictures, bytes };
    }
  }

  async discardUnneeded(hashes: readonly string[], owner: string): Promise<number> {
    const { steps, shelf, held } = this.#parts;
    return await steps.try(async (rows) => {
      const free = await discardable(rows, hashes, owner);
      for (const hash of free) {
        held.drop(hash);
        await forgetFile(rows, hash);
        // Inside the transaction, so that nobody stores the same picture in between.
        await shelf.remove(hash);
      }
      return free.length;
    });
  }

  /** Takes a picture away at once, of which the register knows nothing any more. */
  async discard(hash: string): Promise<void> {
    this.#parts.held.drop(hash);
    await this.#parts.shelf.remove(hash);
  }

  /** Writes what is held once more, and gives up what cannot be written. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#flushing;
    await this.#writeHeld();
    const { held, log, shelf } = this.#parts;
    if (held.size > 0) {
      log.error({ pictures: held.size }, "pictures could not be stored and are lost");
    }
    await shelf.close();
  }

  async #store(hash: string, bytes: Uint8Array): Promise<void> {
    const { steps, clock, shelf, health } = this.#parts;
    await steps.try((rows) => noteUse(rows, hash, bytes.length, clock.now()));
    try {
      if (await shelf.holds(hash, bytes.length)) return;
      await shelf.write(hash, bytes);
    } catch (error) {
      health.failed(error);
      throw error;
    }
    health.works();
  }

  /** The stored bytes, if they are what was stored under that hash. */
  async #readSound(hash: string): Promise<Buffer | undefined> {
    try {
      const bytes = await this.#parts.shelf.read(hash);
      if (bytes === undefined || hashOf(bytes) === hash) return bytes;
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble !== undefined) throw explained(error);
    }
    await this.#setAside(hash);
    return undefined;
  }

  async #setAside(hash: string): Promise<void> {
    const { steps, clock, shelf, log } = this.#parts;
    const reason = "the file is not what was stored";
    log.error({ hash }, "a picture's file was changed, cut off or replaced; it is set aside");
    try {
      await shelf.setAside(hash, clock.now());
      await steps.try(async (rows) => {
        await noteSetAside(rows, { kind: "picture", name: hash, reason }, clock.now());
        await forgetFile(rows, hash);
      });
    } catch (error) {
      log.warn({ hash, error }, "a picture's file could not be set aside");
    }
  }

  /** Tries from now on to write what is held, and whether the shelf works again. */
  #recover(): void {
    this.#flushing ??= this.#flush().finally(() => (this.#flushing = undefined));
  }

  async #flush(): Promise<void> {
    const { signal } = this.#closing;
    const { held, health, shelf, sleep } = this.#parts;
    const isInTrouble = () => shelf.probe !== undefined && health.trouble !== undefined;
    while ((held.size > 0 || isInTrouble()) && !signal.aborted) {
      await sleep(RETRY_MS, signal).catch(() => undefined);
      if (signal.aborted) return;
      if (held.size > 0) await this.#writeHeld();
      else await this.#probe();
    }
  }

  async #probe(): Promise<void> {
    const { health, shelf } = this.#parts;
    try {
      await shelf.probe?.();
      health.works();
    } catch (error) {
      health.failed(error);
    }
  }

  async #writeHeld(): Promise<void> {
    const { held } = this.#parts;
    for (const hash of held.hashes) {
      const bytes = held.get(hash);
      if (bytes === undefined) continue;
      try {
        await this.#store(hash, bytes);
        held.drop(hash);
      } catch {
        return;
      }
    }
  }
}
