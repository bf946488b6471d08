import type { Size } from "./request.ts";

/** Pixels without a container: `data` holds width × height × 3 bytes, red green blue, row by row. */
export interface PixelPicture extends Size {
  readonly kind: "pixels";
  readonly data: Uint8Array;
}

/** A picture file as somebody sent it, not yet decoded or trusted. */
export interface EncodedPicture {
  readonly kind: "encoded";
  readonly bytes: Uint8Array;
}
