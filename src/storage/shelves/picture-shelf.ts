/**
 * A place for bytes under the SHA-256 of what they are, in hex. What is there in full survives a
 * power cut. Every method may reject with the place's trouble.
 */
export interface PictureShelf {
  /** What lies there under a hash, whatever it is; undefined when nothing does. */
  read(hash: string): Promise<Buffer | undefined>;
  /** Whether something lies there and is what was stored, as far as that can be told cheaply. */
  holds(hash: string, bytes: number): Promise<boolean>;
  /** Puts bytes there: either all of them, or nothing. */
  write(hash: string, bytes: Uint8Array): Promise<void>;
  /** Takes away what lies there; nothing counts as taken away. */
  remove(hash: string): Promise<void>;
  /** Moves what lies there out of the way, under a name that has `now` in it; nothing is lost. */
  setAside(hash: string, now: number): Promise<void>;
  /**
   * Whether it works again after trouble, where nothing else tells: resolves when something can be
   * written.
   */
  probe?(): Promise<void>;
  close(): Promise<void>;
}
