import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { UserError } from "../../../../src/domain/errors.ts";
import { exifTexts } from "../../../../src/images/metadata/places/exif-texts.ts";
import { finishFile, finishPixels } from "../../../../src/images/pictures/finish-picture.ts";
import { readParameters } from "../../../../src/images/metadata/read-parameters.ts";
import { readTexts } from "../../../../src/images/metadata/read-texts.ts";
import { sampleParameters } from "../../../support/sample-parameters.ts";
import { plainPicture, samplePicture, samplePixels } from "../../../support/sample-pictures.ts";

describe("finishing a picture", () => {
  it("makes a PNG of pixels, every one of them", async () => {
    const pixels = samplePixels(96, 64);
    const file = await finishPixels(pixels, sampleParameters());
    expect(file).toMatchObject({ width: 96, height: 64, mediaType: "image/png" });
    expect(await sharp(file.bytes).raw().toBuffer()).toEqual(Buffer.from(pixels.data));
  });

  it("keeps a service's JPEG to the bit, with the parameters in both kinds", async () => {
    const bytes = await samplePicture(96, 64).jpeg().toBuffer();
    const file = await finishFile(bytes, sampleParameters());
    expect(file).toMatchObject({ width: 96, height: 64, mediaType: "image/jpeg" });
    expect(await sharp(file.bytes).raw().toBuffer()).toEqual(await sharp(bytes).raw().toBuffer());
    const { exif } = await sharp(file.bytes).metadata();
    expect(exifTexts(exif ?? Buffer.alloc(0))).toMatchObject([
      { tag: "UserComment", text: expect.stringMatching(/^a red apple\nSteps: 20, .*Seed: 42/) },
    ]);
    expect(await readParameters(file.bytes)).toMatchObject({
      source: "easel",
      seed: 42,
      width: 96,
    });
  });

  it("makes a PNG of a JPEG that has to be turned, or that is not in sRGB", async () => {
    const turned = await samplePicture(96, 64).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const file = await finishFile(turned, sampleParameters());
    expect(file).toMatchObject({ width: 64, height: 96, mediaType: "image/png" });
    const print = await samplePicture(96, 64).toColourspace("cmyk").jpeg().toBuffer();
    const other = await finishFile(print, sampleParameters());
    expect(await sharp(other.bytes).metadata()).toMatchObject({ format: "png", channels: 3 });
  });

  it.each(["png", "webp"] as const)("makes a PNG of a service's %s", async (format) => {
    const bytes = await samplePicture(96, 64)[format]().toBuffer();
    const file = await finishFile(bytes, sampleParameters());
    expect(await sharp(file.bytes).metadata()).toMatchObject({
      format: "png",
      width: 96,
      height: 64,
      channels: 3,
    });
  });

  it("keeps what is transparent where that was ordered, and lays it on white elsewhere", async () => {
    const clear = {
      create: { width: 16, height: 16, channels: 4, background: { r: 0, g: 255, b: 0, alpha: 0 } },
    } as const;
    const bytes = await sharp(clear).png().toBuffer();
    const parameters = sampleParameters();
    const ordered = { ...parameters, request: { ...parameters.request, transparent: true } };
    const corner = async (making: typeof parameters) =>
      [
        ...(await sharp((await finishFile(bytes, making)).bytes)
          .raw()
          .toBuffer()),
      ].slice(0, 4);
    expect((await corner(ordered))[3]).toBe(0);
    expect((await corner(parameters)).slice(0, 3)).toEqual([255, 255, 255]);
  });

  it("writes the parameters in both kinds, with the size that the picture has", async () => {
    const { bytes } = await finishPixels(samplePixels(96, 64), sampleParameters());
    const texts = await readTexts(bytes);
    expect(texts.get("parameters")).toMatch(/^a red apple\nSteps: 20, .*Seed: 42, Size: 96x64/);
    expect(JSON.parse(texts.get("easel") ?? "")).toMatchObject({
      seed: 42,
      width: 96,
      height: 64,
      request: { prompt: "a red apple" },
    });
  });

  it("can be asked again how it was made", async () => {
    const request = {
      prompt: '日本 🍎 תפוח, "quoted": yes\nSteps: 3',
      negativePrompt: "none, of: this",
      style: "anime",
    };
    const parameters = { ...sampleParameters(request), parent: { jobId: "abc", position: 1 } };
    const { bytes } = await finishPixels(samplePixels(), parameters);
    const details = await readParameters(bytes);
    expect(details).toMatchObject({ source: "easel", seed: 42, width: 64, height: 48, steps: 20 });
    expect(details?.easel?.request).toEqual(parameters.request);
    expect(details?.easel?.parent).toEqual({ jobId: "abc", position: 1 });
    expect(details?.others).toEqual([["Style", "anime"]]);
  });

  it("keeps to itself which picture it started from", async () => {
    const picture = "f".repeat(64);
    const source = { picture, width: 64, height: 64, strength: 0.4 };
    const { bytes } = await finishPixels(samplePixels(), sampleParameters({ source }));
    expect(bytes.includes(picture)).toBe(false);
    expect((await readParameters(bytes))?.strength).toBe(0.4);
  });

  it("leaves behind a service's own metadata and transparency", async () => {
    const bytes = await plainPicture(32, 32, { r: 0, g: 0, b: 0, alpha: 0 })
      .png()
      .withExif({ IFD0: { Software: "Theirs" } })
      .toBuffer();
    const file = await finishFile(bytes, sampleParameters());
    const metadata = await sharp(file.bytes).metadata();
    expect(metadata).toMatchObject({ hasAlpha: false, channels: 3 });
    expect(metadata.exif).toBeUndefined();
  });

  it.each(["png", "jpeg"] as const)("refuses half a %s of a service", async (format) => {
    const whole = await samplePicture(200, 200)[format]().toBuffer();
    const half = whole.subarray(0, whole.length / 2);
    await expect(finishFile(half, sampleParameters())).rejects.toThrow(UserError);
  });
});
