import type { RgbPicture } from "../picture.ts";
import { createGenerator } from "../random/generator.ts";
import { type Plane, planeOf } from "./plane.ts";
import { pixelSums } from "./pixel-sums.ts";

/** Pixels by which a picture grows at each side; whole numbers from 0. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly up: number;
  readonly down: number;
}

/** Radius in pixels over which edge colours are mixed at most. */
const WIDEST_BLUR = 48;

/** Standard deviation, in levels of 255, of the noise that gives the network something to shape. */
const NOISE = 16;

/** The seam is this share of the shorter side, within these bounds in pixels. */
const SEAM = { share: 1 / 16, least: 4, most: 32 };

/** How large a picture becomes. */
export function extendedSize(
  { width, height }: { readonly width: number; readonly height: number },
  { left, right, up, down }: Margins,
): { readonly width: number; readonly height: number } {
  return { width: width + left + right, height: height + up + down };
}

/**
 * A picture on a larger canvas. What is new holds the colours of the nearest edge, mixed over a
 * wider part of it the farther they are carried, and noise, the same for the same picture.
 */
export function extendPicture(picture: RgbPicture, margins: Margins): RgbPicture {
  const { width, height } = extendedSize(picture, margins);
  const sums = pixelSums(picture);
  const noise = createGenerator(0).normal(width * height * 3);
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const { nearestX, nearestY, distance } = nearest(picture, x - margins.left, y - margins.up);
      const from = (nearestY * picture.width + nearestX) * 3;
      const to = (y * width + x) * 3;
      if (distance === 0) {
        data.set(picture.data.subarray(from, from + 3), to);
        continue;
      }
      const mixed = sums.mean(nearestX, nearestY, Math.min(distance, WIDEST_BLUR));
      for (const [channel, value] of mixed.entries()) {
        const level = value + NOISE * noise[to + channel]!;
        data[to + channel] = Math.round(Math.min(Math.max(level, 0), 255));
      }
    }
  }
  return { data, width, height };
}

/**
 * The share of each pixel of the larger canvas that is drawn: all of what is new, and beyond its
 * edge less and less of the old picture, so that no seam is seen.
 */
export function seamMask(
  picture: { readonly width: number; readonly height: number },
  margins: Margins,
): Plane {
  const shorter = Math.min(picture.width, picture.height);
  const seam = Math.min(Math.max(Math.round(shorter * SEAM.share), SEAM.least), SEAM.most);
  const { left, right, up, down } = margins;
  return planeOf(extendedSize(picture, margins), (x, y) => {
    const { distance } = nearest(picture, x - left, y - up);
    if (distance > 0) return 1;
    const inside = Math.min(
      left > 0 ? x - left : Infinity,
      right > 0 ? left + picture.width - 1 - x : Infinity,
      up > 0 ? y - up : Infinity,
      down > 0 ? up + picture.height - 1 - y : Infinity,
    );
    return Math.max(1 - (inside + 0.5) / seam, 0);
  });
}

/** The pixel of a picture that is nearest to a place beside it, and how far away it is. */
function nearest(
  { width, height }: { readonly width: number; readonly height: number },
  x: number,
  y: number,
): { readonly nearestX: number; readonly nearestY: number; readonly distance: number } {
  const nearestX = Math.min(Math.max(x, 0), width - 1);
  const nearestY = Math.min(Math.max(y, 0), height - 1);
  const distance = Math.max(Math.abs(x - nearestX), Math.abs(y - nearestY));
  return { nearestX, nearestY, distance };
}
