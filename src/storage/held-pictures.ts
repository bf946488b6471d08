/** Bytes that are held at most: some forty pictures of a service. */
const ROOM_BYTES = 64 * 1024 * 1024;

/** Finished pictures that could not be stored yet, by hash. They are lost with the process. */
export class HeldPictures {
  readonly #files = new Map<string, Buffer>();
  #bytes = 0;

  get size(): number {
    return this.#files.size;
  }

  get hashes(): readonly string[] {
    return [...this.#files.keys()];
  }

  /** Holds a picture; whether there is room for it. */
  hold(hash: string, bytes: Uint8Array): boolean {
    if (this.#files.has(hash)) return true;
    if (this.#bytes + bytes.length > ROOM_BYTES) return false;
    this.#files.set(hash, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    this.#bytes += bytes.length;
    return true;
  }

  get(hash: string): Buffer | undefined {
    return this.#files.get(hash);
  }

  /** It is stored, or nobody needs it any more. */
  drop(hash: string): void {
    this.#bytes -= this.#files.get(hash)?.length ?? 0;
    this.#files.delete(hash);
  }
}
