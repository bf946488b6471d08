import type { RgbPicture } from "../picture.ts";
import type { Plane } from "./plane.ts";

/**
 * Puts the pixels that were to stay back over a drawn picture: `share` of each pixel is the drawn
 * one. Where it is 0 the original comes back exactly, since the autoencoder would have changed it.
 */
export function pasteKept(drawn: RgbPicture, original: RgbPicture, share: Plane): RgbPicture {
  const data = new Uint8Array(drawn.data.length);
  for (let index = 0; index < data.length; index += 1) {
    const part = share.data[Math.floor(index / 3)]!;
    data[index] = Math.round(part * drawn.data[index]! + (1 - part) * original.data[index]!);
  }
  return { data, width: drawn.width, height: drawn.height };
}
