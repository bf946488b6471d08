import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { UserError } from "../../../../src/domain/errors.ts";
import { previewFile } from "../../../../src/images/pictures/preview.ts";
import { samplePixels } from "../../../support/sample-pictures.ts";
import { jpeg } from "../../../support/vendors/pictures.ts";

const previewOf = (bytes: Uint8Array) => previewFile({ kind: "encoded", bytes });

describe("a preview", () => {
  it.each([
    { of: [1024, 512], is: [256, 128] },
    { of: [300, 600], is: [128, 256] },
    { of: [64, 64], is: [128, 128] },
    { of: [16, 64], is: [32, 128] },
    { of: [200, 150], is: [200, 150] },
    { of: [2000, 1], is: [256, 1] },
  ] as const)("of $of pixels has $is", async ({ of, is }) => {
    const { bytes, mediaType } = await previewFile(samplePixels(...of));
    expect(mediaType).toBe("image/webp");
    expect(await sharp(bytes).metadata()).toMatchObject({
      format: "webp",
      width: is[0],
      height: is[1],
    });
  });

  it("of a service's file is made anew, and one that is no picture is refused", async () => {
    const { bytes } = await previewOf(jpeg(1024, 512, 3));
    expect(await sharp(bytes).metadata()).toMatchObject({
      format: "webp",
      width: 256,
      height: 128,
    });
    await expect(previewOf(Buffer.from("no picture"))).rejects.toThrow(UserError);
  });

  it("is small enough to be sent again and again", async () => {
    const { bytes } = await previewFile(samplePixels(512, 512));
    expect(bytes.length).toBeLessThan(30_000);
  });
});
