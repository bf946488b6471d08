import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { UserError } from "../../../src/domain/errors.ts";
import { finishPicture } from "../../../src/images/finish-picture.ts";
import type { PictureFile } from "../../../src/images/picture.ts";
import { readParameters } from "../../../src/images/read-parameters.ts";
import { shrinkFiles } from "../../../src/images/shrink-files.ts";
import { sampleParameters } from "../../support/sample-parameters.ts";
import { samplePicture, samplePixels } from "../../support/sample-pictures.ts";

let finished: PictureFile;

beforeAll(async () => {
  finished = await finishPicture(
    samplePixels(512, 512),
    sampleParameters({ prompt: '日本 🍎 "a"' }),
  );
});

async function shrunk(limitBytes: number) {
  const [file] = await shrinkFiles([finished], limitBytes);
  if (file === undefined) throw new Error("no file came back");
  const { width, height, format } = await sharp(file.bytes).metadata();
  return { ...file, width, height, format };
}

describe("shrinking files", () => {
  it("leaves alone what fits", async () => {
    const [file] = await shrinkFiles([finished], finished.bytes.length);
    expect(file?.bytes).toBe(finished.bytes);
    expect(file?.change).toBeUndefined();
  });

  it("packs better what is hardly too large, without loss", async () => {
    const file = await shrunk(finished.bytes.length - 10);
    expect(file).toMatchObject({ mediaType: "image/png", format: "png" });
    expect(file.change).toBe("packed more tightly, without any loss");
    expect(await sharp(file.bytes).raw().toBuffer()).toEqual(
      await sharp(finished.bytes).raw().toBuffer(),
    );
    expect(file.bytes.length).toBeLessThan(finished.bytes.length);
  });

  it("makes a WebP of the same size before it makes the picture smaller", async () => {
    const file = await shrunk(100_000);
    expect(file).toMatchObject({
      mediaType: "image/webp",
      format: "webp",
      width: 512,
      height: 512,
    });
    expect(file.bytes.length).toBeLessThanOrEqual(100_000);
    expect(file.change).toMatch(/^sent as WebP at quality \d+$/);
  });

  it("makes the picture smaller as the last means", async () => {
    const file = await shrunk(5_000);
    expect(file.bytes.length).toBeLessThanOrEqual(5_000);
    expect(file.width).toBeLessThan(512);
    expect(file.change).toBe(`sent as WebP, made smaller to ${file.width} × ${file.height}`);
  });

  it.each(["png", "webp"])("keeps what the picture tells of itself in a %s", async (format) => {
    const file = await shrunk(format === "png" ? finished.bytes.length - 10 : 100_000);
    expect(file.format).toBe(format);
    expect(await readParameters(file.bytes)).toMatchObject({
      source: "easel",
      prompt: '日本 🍎 "a"',
    });
  });

  it("gives the picture the room when there is little of it", async () => {
    expect(await readParameters((await shrunk(2_000)).bytes)).toBeUndefined();
  });

  it("shrinks a picture that is no PNG, and each for itself", async () => {
    const jpeg = await samplePicture(256, 256).jpeg({ quality: 100 }).toBuffer();
    const files = await shrinkFiles(
      [finished, { bytes: jpeg, mediaType: "image/jpeg" }],
      jpeg.length - 1,
    );
    expect(files.map((file) => file.mediaType)).toEqual(["image/webp", "image/webp"]);
    expect(Math.max(...files.map((file) => file.bytes.length))).toBeLessThan(jpeg.length);
  });

  it("keeps the parameters of a finished JPEG", async () => {
    const jpeg = await samplePicture(256, 256).jpeg({ quality: 100 }).toBuffer();
    const { bytes } = await finishPicture({ kind: "encoded", bytes: jpeg }, sampleParameters());
    const [file] = await shrinkFiles([{ bytes, mediaType: "image/jpeg" }], bytes.length - 1);
    expect(file?.mediaType).toBe("image/webp");
    expect(await readParameters(file?.bytes ?? bytes)).toMatchObject({ source: "easel", seed: 42 });
  });

  it("says so when nothing is small enough", async () => {
    const refused = shrinkFiles([finished], 100);
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow("files of 100 bytes at most");
  });
});
