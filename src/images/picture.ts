import type { Size } from "../domain/request.ts";

/** Pixels without a container: `data` holds width × height × 3 bytes, red green blue, row by row. */
export interface PixelPicture extends Size {
  readonly kind: "pixels";
  readonly data: Uint8Array;
}

/** A picture file that is not yet decoded or trusted. */
export interface EncodedPicture {
  readonly kind: "encoded";
  readonly bytes: Uint8Array;
}

/** A picture file that Easel made, and what it is (`image/png`, `image/webp`). */
export interface PictureFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}
