import type { RgbPicture } from "../picture.ts";
import type { Plane } from "./plane.ts";
import { planeOf } from "./plane.ts";

/** A rectangle in pixels; `left` and `top` may lie outside of what it is cut from. */
export interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The window of that size around the middle of another. Negative offsets are a larger window. */
export function middleOf(
  from: { readonly width: number; readonly height: number },
  { width, height }: { readonly width: number; readonly height: number },
): Window {
  // Towards zero in both directions, so that a pixel that was padded is the one that is cut off.
  const left = Math.trunc((from.width - width) / 2);
  const top = Math.trunc((from.height - height) / 2);
  return { left, top, width, height };
}

/**
 * Cuts a window out of a picture. Where the window reaches beyond the picture, the nearest pixel of
 * its edge is repeated, so that an encoder sees no hard border there.
 */
export function cutPicture(picture: RgbPicture, window: Window): RgbPicture {
  const { left, top, width, height } = window;
  const isWhole = width === picture.width && height === picture.height;
  if (isWhole && left === 0 && top === 0) return picture;
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    const row = within(top + y, picture.height) * picture.width;
    for (let x = 0; x < width; x += 1) {
      const from = (row + within(left + x, picture.width)) * 3;
      data.set(picture.data.subarray(from, from + 3), (y * width + x) * 3);
    }
  }
  return { data, width, height };
}

/** Cuts a window out of a plane, in the same way. */
export function cutPlane(plane: Plane, window: Window): Plane {
  return planeOf(window, (x, y) => {
    const row = within(window.top + y, plane.height) * plane.width;
    return plane.data[row + within(window.left + x, plane.width)]!;
  });
}

const within = (place: number, length: number): number => Math.min(Math.max(place, 0), length - 1);
