import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { importPicture } from "../../../../src/images/pictures/import-picture.ts";
import { spokenWarnings } from "../../../support/words/spoken.ts";
import { animation, plainPicture, samplePicture } from "../../../support/sample-pictures.ts";

async function pixelAt(bytes: Buffer, left: number, top: number): Promise<readonly number[]> {
  const { data } = await sharp(bytes)
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [...data];
}

describe("importing a picture", () => {
  it("keeps every pixel of a plain one", async () => {
    const original = await samplePicture().png().toBuffer();
    const { bytes, width, height, warnings } = await importPicture(original);
    expect({ width, height, warnings }).toEqual({ width: 64, height: 48, warnings: [] });
    expect(await sharp(bytes).raw().toBuffer()).toEqual(await sharp(original).raw().toBuffer());
  });

  it("gives the same file for the same picture", async () => {
    const original = await samplePicture().jpeg().toBuffer();
    const [one, two] = await Promise.all([importPicture(original), importPicture(original)]);
    expect(one.bytes).toEqual(two.bytes);
  });

  it("turns a photo upright", async () => {
    const left = await plainPicture(20, 40, { r: 255, g: 0, b: 0 }).png().toBuffer();
    const photo = await plainPicture(40, 40, { r: 0, g: 0, b: 255 })
      .composite([{ input: left, left: 0, top: 0 }])
      .jpeg({ quality: 100, chromaSubsampling: "4:4:4" })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { bytes } = await importPicture(photo);
    const [red = 0, , blue = 255] = await pixelAt(bytes, 20, 5);
    expect(red).toBeGreaterThan(200);
    expect(blue).toBeLessThan(50);
  });

  it("makes what is transparent white", async () => {
    const glass = await plainPicture(32, 32, { r: 0, g: 0, b: 0, alpha: 0 }).png().toBuffer();
    const { bytes } = await importPicture(glass);
    expect(await pixelAt(bytes, 5, 5)).toEqual([255, 255, 255]);
  });

  it.each([
    ["grey", () => samplePicture().toColourspace("b-w").png()],
    ["16 bits deep", () => samplePicture().toColourspace("rgb16").png()],
    ["for print", () => samplePicture().toColourspace("cmyk").jpeg()],
    ["with a colour profile", () => samplePicture().withIccProfile("p3").png()],
  ])("makes one that is %s into sRGB with 8 bits", async (_what, make) => {
    const { bytes } = await importPicture(await make().toBuffer());
    const metadata = await sharp(bytes).metadata();
    expect(metadata).toMatchObject({ format: "png", space: "srgb", depth: "uchar", channels: 3 });
    expect(metadata.icc).toBeUndefined();
  });

  it("scales down what is longer than 2048 pixels, and says so", async () => {
    const wide = await plainPicture(4096, 1024, { r: 1, g: 2, b: 3 }).png().toBuffer();
    const { width, height, warnings } = await importPicture(wide);
    expect({ width, height }).toEqual({ width: 2048, height: 512 });
    expect(spokenWarnings(warnings)).toEqual([
      {
        option: "image",
        message: "The picture was scaled down from 4096 × 1024 to 2048 × 512.",
      },
    ]);
  });

  it.each(["gif", "webp"] as const)(
    "takes the first frame of a moving %s, and says so",
    async (format) => {
      const { bytes, width, height, warnings } = await importPicture(await animation(format));
      expect({ width, height }).toEqual({ width: 32, height: 32 });
      expect(spokenWarnings(warnings)).toEqual([
        { option: "image", message: "The picture is animated; its first frame was taken." },
      ]);
      const [red = 0, , blue = 255] = await pixelAt(bytes, 10, 10);
      expect(red).toBeGreaterThan(200);
      expect(blue).toBeLessThan(50);
    },
  );

  it("leaves behind what the file tells of its sender", async () => {
    const photo = await samplePicture()
      .jpeg()
      .withExif({
        IFD0: { Artist: "Somebody At Home" },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" },
      })
      .withXmp("<x:xmpmeta xmlns:x='adobe:ns:meta/'>home</x:xmpmeta>")
      .toBuffer();
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const { bytes } = await importPicture(photo);
    const metadata = await sharp(bytes).metadata();
    expect(metadata.exif).toBeUndefined();
    expect(metadata.xmp).toBeUndefined();
    expect(metadata.comments).toBeUndefined();
    expect(bytes.includes("Home")).toBe(false);
  });

  it("refuses one that would be too narrow once it is small enough, by the size that it has", async () => {
    const strip = await plainPicture(16, 4000, { r: 1, g: 2, b: 3 }).png().toBuffer();
    await expect(importPicture(strip)).rejects.toThrow("16 × 4000 pixels; one side may be at most");
    const narrow = await plainPicture(17, 2176, { r: 1, g: 2, b: 3 }).png().toBuffer();
    expect(await importPicture(narrow)).toMatchObject({ width: 16, height: 2048 });
  });

  it("refuses a damaged one", async () => {
    const whole = await samplePicture(200, 200).png().toBuffer();
    await expect(importPicture(whole.subarray(0, whole.length / 2))).rejects.toThrow("half there");
  });
});
