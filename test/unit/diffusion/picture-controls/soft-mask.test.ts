import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { softMask } from "../../../../src/diffusion/picture-controls/soft-mask.ts";
import { greyPicture } from "../../../support/diffusion/grey-picture.ts";

describe("a soft mask", () => {
  it("is nothing where the mask is black, and full well within the white", () => {
    const mask = softMask(greyPicture(16, 16, (x) => (x >= 8 ? 255 : 0)));
    const row = [...mask.data.subarray(0, 16)];
    expect(row.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 0));
    expect(row.slice(9)).toEqual(Array.from({ length: 7 }, () => 1));
    expect(row[8]).toBe(0.5);
  });

  it("takes what a JPEG makes of black and white for black and white", () => {
    const mask = softMask(greyPicture(4, 4, (x) => (x < 2 ? 9 : 250)));
    expect([...mask.data.subarray(0, 4)]).toEqual([0, 0, 0.5, 1]);
  });

  it("never touches what is black, whatever the rest looks like", () => {
    const levels = fc.uint8Array({ minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(levels, (level) => {
        const mask = softMask(greyPicture(8, 8, (x, y) => level[y * 8 + x] ?? 0));
        for (const [place, share] of mask.data.entries()) {
          const given = level[place] ?? 0;
          if (given < 25) expect(share).toBe(0);
          if (given > 26) expect(share).toBeGreaterThan(0);
          expect(share).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
