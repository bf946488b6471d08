import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { UserError } from "../../../../src/domain/errors.ts";
import { finishFile, finishPixels } from "../../../../src/images/pictures/finish-picture.ts";
import type { PictureFile } from "../../../../src/images/picture.ts";
import { readOwnNotes } from "../../../../src/images/metadata/own-notes.ts";
import { readParameters } from "../../../../src/images/metadata/read-parameters.ts";
import { shrinkFile } from "../../../../src/images/pictures/shrink-file.ts";
import { sampleParameters } from "../../../support/sample-parameters.ts";
import { samplePicture, samplePixels } from "../../../support/sample-pictures.ts";

let finished: PictureFile & { readonly bytes: Buffer };

beforeAll(async () => {
  finished = await finishPixels(
    samplePixels(512, 512),
    sampleParameters({ prompt: '日本 🍎 "a"' }),
  );
});

/** As the child does it: with what the file says. */
const shrink = async (file: Buffer, limitBytes: number) =>
  await shrinkFile(file, limitBytes, await readOwnNotes(file));

async function shrunk(limitBytes: number) {
  const file = await shrink(finished.bytes, limitBytes);
  const { width, height, format } = await sharp(file.bytes).metadata();
  return { ...file, bytes: Buffer.from(file.bytes), width, height, format };
}

describe("shrinking a file", () => {
  it("packs better what is hardly too large, without loss", async () => {
    const file = await shrunk(finished.bytes.length - 10);
    expect(file).toMatchObject({ mediaType: "image/png", format: "png" });
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
  });

  it("makes the picture smaller as the last means", async () => {
    const file = await shrunk(5_000);
    expect(file.bytes.length).toBeLessThanOrEqual(5_000);
    expect(file.width).toBeLessThan(512);
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
    // That a machine made it is said all the same.
    expect(await readParameters((await shrunk(2_000)).bytes)).toMatchObject({
      prompt: undefined,
      digitalSource: "trainedAlgorithmicMedia",
    });
  });

  it("shrinks a picture that is no PNG", async () => {
    const jpeg = await samplePicture(256, 256).jpeg({ quality: 100 }).toBuffer();
    const file = await shrink(jpeg, jpeg.length - 1);
    expect(file.mediaType).toBe("image/webp");
    expect(file.bytes.length).toBeLessThan(jpeg.length);
  });

  it("keeps the parameters of a finished JPEG", async () => {
    const jpeg = await samplePicture(256, 256).jpeg({ quality: 100 }).toBuffer();
    const { bytes } = await finishFile(jpeg, sampleParameters());
    const file = await shrink(bytes, bytes.length - 1);
    expect(file.mediaType).toBe("image/webp");
    expect(await readParameters(Buffer.from(file.bytes))).toMatchObject({
      source: "easel",
      seed: 42,
    });
  });

  it("says so when nothing is small enough", async () => {
    const refused = shrink(finished.bytes, 100);
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toThrow("files of 100 B at most");
  });
});
