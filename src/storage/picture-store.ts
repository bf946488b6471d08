/** What retention removed. */
export interface Removal {
  readonly pictures: number;
  readonly bytes: number;
}

/** Picture files by content hash (SHA-256 in hex), written atomically, never changed. */
export interface PictureStore {
  /**
   * Stores a file and gives its hash; the same bytes again give the same hash and no second file.
   * It survives a power cut from then on. Rejects with StorageError when the disk is in trouble.
   */
  put(bytes: Uint8Array): Promise<string>;
  /**
   * Stores a finished picture, which may have been paid for: while the disk is in trouble it is held
   * in memory, from where `get` gives it, and written as soon as that is possible. Rejects with
   * StorageError only when so much is held already that this one has no room.
   */
  keep(bytes: Uint8Array): Promise<string>;
  /**
   * The file's bytes, or undefined when it is unknown or was removed. A file that is not what was
   * stored (changed, cut off, a link) is set aside, said in the log, and counts as removed.
   */
  get(hash: string): Promise<Buffer | undefined>;
  /**
   * Removes files that their owner deleted, at once, but for those that anybody's picture needs;
   * gives how many went.
   */
  discardUnneeded(hashes: readonly string[], owner: string): Promise<number>;
  /**
   * Removes what was not used for `days` and, the longest unused first, what exceeds `totalBytes`;
   * never what an unfinished job needs, and never what was used within the last hour.
   */
  retain(limits: { readonly days: number; readonly totalBytes: number }): Promise<Removal>;
}
