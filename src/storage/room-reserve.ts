import type { Files } from "./files.ts";

const MEBIBYTE = 1024 * 1024;
/** Rows of some hundred jobs. */
const LARGEST_BYTES = 4 * MEBIBYTE;
/** No more than this share of what is free is kept back. */
const SHARE = 1 / 16;
const LEAST_BYTES = 64 * 1024;

/**
 * A file that keeps a little room back on the disk. When the disk is full it is given up, so that
 * the rows of what is under way can still be written: jobs end, cancels take effect.
 */
export class RoomReserve {
  readonly #file: string;
  readonly #files: Files;
  readonly #freeBytes: () => number;
  #isHeld = false;

  constructor(file: string, files: Files, freeBytes: () => number) {
    this.#file = file;
    this.#files = files;
    this.#freeBytes = freeBytes;
  }

  /** Keeps room back, if there is enough; never rejects. */
  async take(): Promise<void> {
    if (this.#isHeld) return;
    try {
      this.#isHeld = await this.#files.exists(this.#file);
      const bytes = Math.min(LARGEST_BYTES, Math.floor(this.#freeBytes() * SHARE));
      if (this.#isHeld || bytes < LEAST_BYTES) return;
      // Not of zeros: some file systems store those without using room.
      await this.#files.write(this.#file, Buffer.alloc(bytes, 0xea));
      this.#isHeld = true;
    } catch {
      await this.#files.remove(this.#file).catch(() => undefined);
    }
  }

  /** Gives the room up, also that of an earlier process; whether there was any. */
  async release(): Promise<boolean> {
    if (!this.#isHeld && !(await this.#files.exists(this.#file))) return false;
    this.#isHeld = false;
    return this.#files.remove(this.#file).then(
      () => true,
      () => false,
    );
  }
}
