import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { fitFile, fitPixels } from "../../../../src/images/pictures/fit-picture.ts";
import type { PixelPicture } from "../../../../src/domain/pixels.ts";
import { plainPicture, samplePicture } from "../../../support/sample-pictures.ts";

const RED = { r: 255, g: 0, b: 0 };

function pixelAt(picture: PixelPicture, column: number, row: number): readonly number[] {
  const start = (row * picture.width + column) * 3;
  return [...picture.data.subarray(start, start + 3)];
}

describe("fitting a picture to a size", () => {
  it.each(["cover", "contain", "fill"] as const)("gives exactly that size (%s)", async (fit) => {
    const bytes = await samplePicture(100, 50).png().toBuffer();
    const fitted = await fitPixels(bytes, { width: 64, height: 96, fit });
    expect(fitted).toMatchObject({ kind: "pixels", width: 64, height: 96 });
    expect(fitted.data).toHaveLength(64 * 96 * 3);
  });

  it("puts white bars around what is contained", async () => {
    const wide = await plainPicture(100, 50, RED).png().toBuffer();
    const fitted = await fitPixels(wide, { width: 64, height: 64, fit: "contain" });
    expect(pixelAt(fitted, 32, 4)).toEqual([255, 255, 255]);
    expect(pixelAt(fitted, 32, 32)).toEqual([255, 0, 0]);
  });

  it("crops the edges of what covers", async () => {
    const edge = await plainPicture(20, 40, { r: 0, g: 0, b: 255 }).png().toBuffer();
    const bytes = await plainPicture(120, 40, RED)
      .composite([
        { input: edge, left: 0, top: 0 },
        { input: edge, left: 100, top: 0 },
      ])
      .png()
      .toBuffer();
    const fitted = await fitPixels(bytes, { width: 40, height: 40, fit: "cover" });
    expect(pixelAt(fitted, 0, 20)).toEqual([255, 0, 0]);
    expect(pixelAt(fitted, 39, 20)).toEqual([255, 0, 0]);
  });

  it("gives three channels for grey and for transparent pictures", async () => {
    const grey = await samplePicture(32, 32).toColourspace("b-w").png().toBuffer();
    const glass = await plainPicture(32, 32, { ...RED, alpha: 0 })
      .png()
      .toBuffer();
    const target = { width: 16, height: 16, fit: "fill" } as const;
    expect((await fitPixels(grey, target)).data).toHaveLength(16 * 16 * 3);
    expect(pixelAt(await fitPixels(glass, target), 8, 8)).toEqual([255, 255, 255]);
  });

  it("keeps the pixels of a picture that already fits", async () => {
    const bytes = await samplePicture(32, 32).png().toBuffer();
    const fitted = await fitPixels(bytes, { width: 32, height: 32, fit: "cover" });
    expect(Buffer.from(fitted.data)).toEqual(await sharp(bytes).raw().toBuffer());
  });

  it.each(["png", "jpeg"] as const)("gives a %s file", async (format) => {
    const bytes = await samplePicture(100, 50).webp().toBuffer();
    const fitted = await fitFile(bytes, { width: 40, height: 30, fit: "cover", format });
    expect(fitted.kind).toBe("encoded");
    expect(await sharp(fitted.bytes).metadata()).toMatchObject({ format, width: 40, height: 30 });
  });

  it("takes a picture of Easel's own that is larger than what people may send", async () => {
    const noise = new Uint8Array(2600 * 2600 * 3).map(
      (_, index) => (index * 7919 + (index >> 7)) % 251,
    );
    const raw = { width: 2600, height: 2600, channels: 3 } as const;
    const bytes = await sharp(noise, { raw }).png({ compressionLevel: 0 }).toBuffer();
    expect(bytes.length).toBeGreaterThan(16 * 1024 * 1024);
    const fitted = await fitPixels(bytes, { width: 64, height: 64, fit: "cover" });
    expect(fitted.data).toHaveLength(64 * 64 * 3);
  });

  it("refuses what is no picture", async () => {
    const target = { width: 16, height: 16, fit: "cover" } as const;
    await expect(fitPixels(Buffer.from("hello"), target)).rejects.toThrow("no picture");
    const png = { ...target, format: "png" } as const;
    await expect(fitFile(Buffer.from("hello"), png)).rejects.toThrow("no picture");
  });
});
