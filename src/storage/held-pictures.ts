import { StorageError } from "../domain/errors.ts";
import { say } from "../words/index.ts";

/** Bytes that are held at most: some forty pictures of a service. */
const ROOM_BYTES = 64 * 1024 * 1024;
/** With more than this share of it in use nothing new is taken on: the rest is for what is under way. */
const SHARE_FOR_NEW = 1 / 4;

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

  /** Throws StorageError when so much is held that what is under way needs the rest. */
  requireRoom(): void {
    if (this.#bytes <= ROOM_BYTES * SHARE_FOR_NEW) return;
    throw new StorageError("unreachable", say("storage.unreachable"));
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
