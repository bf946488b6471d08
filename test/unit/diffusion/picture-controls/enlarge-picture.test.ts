import { describe, expect, it } from "vitest";
import { enlargePicture } from "../../../../src/diffusion/picture-controls/enlarge-picture.ts";
import { greyPicture } from "../../../support/diffusion/grey-picture.ts";

describe("enlarging a picture", () => {
  it("keeps one colour one colour, and a picture of the same size as it is", () => {
    const plain = enlargePicture(
      greyPicture(5, 7, () => 130),
      { width: 13, height: 14 },
    );
    expect(new Set(plain.data)).toEqual(new Set([130]));
    const picture = greyPicture(6, 4, (x, y) => x * 30 + y * 10);
    expect(enlargePicture(picture, { width: 6, height: 4 }).data).toEqual(picture.data);
  });

  it("gives a slope for a slope, within the levels that there are", () => {
    const slope = greyPicture(8, 1, (x) => x * 30);
    const { data } = enlargePicture(slope, { width: 16, height: 1 });
    const row = Array.from({ length: 16 }, (_, x) => data[x * 3] ?? NaN);
    expect(row).toEqual(row.toSorted((one, other) => one - other));
    expect(Math.abs((row[8] ?? NaN) - 112.5)).toBeLessThan(2);
  });
});
