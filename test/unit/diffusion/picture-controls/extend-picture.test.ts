import { describe, expect, it } from "vitest";
import {
  extendPicture,
  seamMask,
} from "../../../../src/diffusion/picture-controls/extend-picture.ts";
import { greyPicture } from "../../../support/diffusion/grey-picture.ts";

const margins = { left: 8, right: 0, up: 4, down: 0 };
const picture = greyPicture(32, 32, (x) => (x < 16 ? 40 : 200));
const pixelAt = ({ data, width }: { data: Uint8Array; width: number }, x: number, y: number) =>
  data[(y * width + x) * 3] ?? NaN;

describe("extending a picture", () => {
  it("keeps every old pixel at its place, and is the same every time", () => {
    const extended = extendPicture(picture, margins);
    expect([extended.width, extended.height]).toEqual([40, 36]);
    for (let y = 0; y < 32; y += 1) {
      for (let x = 0; x < 32; x += 1) {
        expect(pixelAt(extended, x + 8, y + 4)).toBe(pixelAt(picture, x, y));
      }
    }
    expect(extendPicture(picture, margins).data).toEqual(extended.data);
  });

  it("carries the colours of the nearest edge on, with noise in them", () => {
    const extended = extendPicture(picture, margins);
    const beside = Array.from({ length: 8 * 32 }, (_, place) =>
      pixelAt(extended, place % 8, 4 + Math.floor(place / 8)),
    );
    const mean = beside.reduce((sum, level) => sum + level, 0) / beside.length;
    expect(Math.abs(mean - 40)).toBeLessThan(6);
    expect(new Set(beside).size).toBeGreaterThan(10);
  });
});

describe("the seam of an extension", () => {
  const mask = seamMask(picture, margins);
  const shareAt = (x: number, y: number) => mask.data[y * mask.width + x];

  it("draws all that is new, and less and less of what is old", () => {
    expect([shareAt(0, 20), shareAt(20, 0), shareAt(7, 3)]).toEqual([1, 1, 1]);
    expect([8, 9, 10, 11].map((x) => shareAt(x, 30))).toEqual([0.875, 0.625, 0.375, 0.125]);
    expect([shareAt(12, 30), shareAt(39, 35)]).toEqual([0, 0]);
  });
});
