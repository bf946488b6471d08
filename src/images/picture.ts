/** A picture file that Easel made, and what it is (`image/png`, `image/webp`). */
export interface PictureFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}
