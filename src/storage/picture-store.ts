/** What retention removed. */
export interface Removal {
  readonly pictures: number;
  readonly bytes: number;
}

/** Picture files by content hash (SHA-256 in hex), written atomically, never changed. */
export interface PictureStore {
  /**
   * Stores a file and gives its hash; the same bytes again give the same hash and no second file.
   * From then on it survives the death of the process and a power cut.
   */
  put(bytes: Uint8Array): Promise<string>;
  /** The file's bytes, or undefined when it is unknown or was removed. */
  get(hash: string): Promise<Buffer | undefined>;
  /**
   * Removes what was not used for `days` and, the longest unused first, what exceeds `totalBytes`;
   * never what an unfinished job needs, and never what was used within the last hour.
   */
  retain(limits: { readonly days: number; readonly totalBytes: number }): Promise<Removal>;
}
