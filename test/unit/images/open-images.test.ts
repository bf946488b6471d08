import { writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { UserError } from "../../../src/domain/errors.ts";
import { openImages } from "../../../src/images/index.ts";
import { RecordingLog } from "../../support/pipeline/recording-log.ts";
import { sampleParameters } from "../../support/sample-parameters.ts";
import { animation, samplePicture, samplePixels } from "../../support/sample-pictures.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { movingFile } from "../../support/vendors/moving-files.ts";
import { spokenWarnings } from "../../support/words/spoken.ts";

const log = new RecordingLog();
const images = openImages({ log });
afterAll(() => images.close());

const png = () => samplePicture(96, 64).png().toBuffer();

describe("the door to pictures", () => {
  it("imports a picture, by its bytes and by its path, with warnings as data", async () => {
    const moving = await animation("gif");
    const file = path.join(await temporaryFolder(), "picture");
    await writeFile(file, moving);
    for (const source of [moving, { path: file }]) {
      const { bytes, width, height, warnings } = await images.importPicture(source);
      expect({ width, height }).toEqual({ width: 32, height: 32 });
      expect(await sharp(bytes).metadata()).toMatchObject({ format: "png", width: 32 });
      expect(spokenWarnings(warnings)).toEqual([
        { option: "image", message: "The picture is animated; its first frame was taken." },
      ]);
    }
  });

  it("imports a mask", async () => {
    const { bytes, width } = await images.importMask(await png());
    expect(width).toBe(96);
    expect(await sharp(bytes).metadata()).toMatchObject({ space: "b-w" });
  });

  it("finishes pixels, every one of them, and reads how they were made", async () => {
    const pixels = samplePixels(96, 64);
    const { bytes, ...facts } = await images.finishPicture(pixels, sampleParameters());
    expect(facts).toEqual({ width: 96, height: 64, mediaType: "image/png" });
    expect(await sharp(bytes).raw().toBuffer()).toEqual(Buffer.from(pixels.data));
    expect(await images.readParameters(bytes)).toMatchObject({ source: "easel", seed: 42 });
    expect(await images.readParameters(await png())).toBeUndefined();
  });

  it("finishes a service's file, which stays a JPEG", async () => {
    const bytes = await samplePicture(96, 64).jpeg().toBuffer();
    const file = await images.finishPicture({ kind: "encoded", bytes }, sampleParameters());
    expect(file).toMatchObject({ width: 96, height: 64, mediaType: "image/jpeg" });
  });

  it("reads EXIF in its child, where packages are loaded by Node alone", async () => {
    const film = { kind: "encoded", bytes: movingFile("webp") } as const;
    const { bytes } = await images.finishPicture(film, sampleParameters());
    const { prompt } = sampleParameters().request;
    expect(await images.readParameters(bytes)).toMatchObject({ source: "easel", prompt });
  });

  it("fits a picture as pixels and as a file", async () => {
    const target = { width: 32, height: 16, fit: "cover" } as const;
    const pixels = await images.fitPixels(await png(), target);
    expect(pixels).toMatchObject({ kind: "pixels", width: 32, height: 16 });
    expect(pixels.data).toHaveLength(32 * 16 * 3);
    const file = await images.fitFile(await png(), { ...target, format: "jpeg" });
    expect(await sharp(file.bytes).metadata()).toMatchObject({ format: "jpeg", width: 32 });
  });

  it("makes previews", async () => {
    const { bytes, mediaType } = await images.previewFile(samplePixels(64, 64));
    expect(mediaType).toBe("image/webp");
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "webp", width: 128 });
  });

  it("shrinks files, and leaves those alone that fit", async () => {
    const large = await samplePicture(400, 400).png().toBuffer();
    const files = [large, await png()].map((bytes) => ({ bytes, mediaType: "image/png" }));
    const [shrunk, same] = await images.shrinkFiles(files, 40_000);
    expect(shrunk?.bytes.length).toBeLessThanOrEqual(40_000);
    expect(shrunk?.mediaType).toBe("image/webp");
    expect(same).toBe(files[1]);
    await expect(images.shrinkFiles(files, 50)).rejects.toMatchObject({
      code: "picture-too-large",
    });
  });

  it("says what is wrong with a file, in any language", async () => {
    const refused = images.importPicture(Buffer.from("hello"));
    await expect(refused).rejects.toThrow(UserError);
    await expect(refused).rejects.toMatchObject({
      code: "invalid-picture",
      says: { code: "images.no-picture" },
    });
  });

  it("makes ready what finishes pictures, and all of it at the same time", async () => {
    images.prepare();
    const all = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        images.finishPicture(samplePixels(32 + index, 32), sampleParameters()),
      ),
    );
    expect(all.map(({ width }) => width)).toEqual([32, 33, 34, 35, 36, 37]);
    expect(log.lines.filter(({ level }) => level !== "debug")).toEqual([]);
  });
});
