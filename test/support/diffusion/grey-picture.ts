import type { RgbPicture } from "../../../src/diffusion/picture.ts";

/** A grey picture whose levels, 0 to 255, are given by their places. */
export function greyPicture(
  width: number,
  height: number,
  level: (x: number, y: number) => number,
): RgbPicture {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, index) => {
    const pixel = Math.floor(index / 3);
    return level(pixel % width, Math.floor(pixel / width));
  });
  return { data, width, height };
}
