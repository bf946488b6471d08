/** Bytes that are held at most: a dozen pictures of a service, or a large one. */
const ROOM_BYTES = 4 * 1024 * 1024;

/** A file is sent a moment after it was stored, or much later: then it comes from the disk. */
const FRESH_MS = 60_000;

interface FreshFile {
  readonly bytes: Buffer;
  readonly storedAt: number;
}

/**
 * The files that were stored last, each for the first who asks for it: a picture is sent a moment
 * after it is stored, and need not come back from the disk for that.
 */
export class FreshFiles {
  readonly #now: () => number;
  readonly #files = new Map<string, FreshFile>();
  #bytes = 0;

  /** `now` gives milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Holds a file that is safe on the disk; the oldest make room for it. */
  keep(hash: string, bytes: Uint8Array): void {
    this.take(hash);
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#files.set(hash, { bytes: file, storedAt: this.#now() });
    this.#bytes += file.length;
    for (const oldest of this.#files.keys()) {
      if (this.#bytes <= ROOM_BYTES) return;
      this.take(oldest);
    }
  }

  /** Gives a file and lets it go; undefined when it is not held, or no longer fresh. */
  take(hash: string): Buffer | undefined {
    const file = this.#files.get(hash);
    if (file === undefined) return undefined;
    this.#files.delete(hash);
    this.#bytes -= file.bytes.length;
    return this.#now() - file.storedAt < FRESH_MS ? file.bytes : undefined;
  }
}
