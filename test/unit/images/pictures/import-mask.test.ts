import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { importMask } from "../../../../src/images/pictures/import-mask.ts";
import { spokenWarnings } from "../../../support/words/spoken.ts";
import { animation, plainPicture, samplePicture } from "../../../support/sample-pictures.ts";

const white = { r: 255, g: 255, b: 255 };
const black = { r: 0, g: 0, b: 0 };
const nothing = { ...black, alpha: 0 };

/** One picture over the left half of another of 32 × 32. */
async function halves(left: Sharp, right: Sharp): Promise<Buffer> {
  const input = await left.png().toBuffer();
  return await right
    .composite([{ input, left: 0, top: 0, blend: "over" }])
    .png()
    .toBuffer();
}

/** The levels at the middle of the left and of the right half. */
async function levels(mask: Buffer): Promise<readonly number[]> {
  const { bytes } = await importMask(mask);
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number) => data[(16 * info.width + x) * info.channels] ?? -1;
  return [at(8), at(24)];
}

describe("importing a mask", () => {
  it("takes white as what changes", async () => {
    const mask = await halves(plainPicture(16, 32, white), plainPicture(32, 32, black));
    expect(await levels(mask)).toEqual([255, 0]);
    expect(await importMask(mask)).toMatchObject({ width: 32, height: 32, warnings: [] });
  });

  it("takes white strokes on nothing as what changes", async () => {
    const mask = await halves(plainPicture(16, 32, white), plainPicture(32, 32, nothing));
    expect(await levels(mask)).toEqual([255, 0]);
  });

  it.each([
    ["a photo", samplePicture(16, 32)],
    ["plain black", plainPicture(16, 32, black)],
  ])("takes the hole in %s as what changes", async (_, left) => {
    const mask = await halves(left, plainPicture(32, 32, nothing));
    expect(await levels(mask)).toEqual([0, 255]);
  });

  it("refuses one that changes nothing, and says what to do", async () => {
    const mask = await plainPicture(32, 32, black).jpeg().toBuffer();
    await expect(importMask(mask)).rejects.toThrow("paint white what is to change");
  });

  it("tells that only the first frame counts", async () => {
    const { warnings } = await importMask(await animation("gif"));
    expect(spokenWarnings(warnings)).toEqual([
      { option: "mask", message: "The mask is animated; its first frame was taken." },
    ]);
  });
});
