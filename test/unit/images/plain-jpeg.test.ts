import { describe, expect, it } from "vitest";
import { plainJpegSize } from "../../../src/images/plain-jpeg.ts";
import { samplePicture } from "../../support/sample-pictures.ts";

describe("the size of a plain JPEG", () => {
  it.each([false, true])("is read from its header (progressive: %s)", async (progressive) => {
    const bytes = await samplePicture(96, 64).jpeg({ progressive }).toBuffer();
    expect(plainJpegSize(bytes)).toEqual({ width: 96, height: 64 });
  });

  it("is left to libvips where the picture needs a change to be shown", async () => {
    const others = [
      samplePicture(96, 64).jpeg().withMetadata({ orientation: 6 }),
      samplePicture(96, 64).jpeg().withIccProfile("p3"),
      samplePicture(96, 64).toColourspace("b-w").jpeg(),
      samplePicture(96, 64).toColourspace("cmyk").jpeg(),
    ];
    for (const other of others) expect(plainJpegSize(await other.toBuffer())).toBeUndefined();
  });

  it("is unknown for what only begins like a JPEG, wherever it is cut", async () => {
    const bytes = await samplePicture(96, 64).jpeg().toBuffer();
    const scan = bytes.indexOf(Buffer.from([0xff, 0xda]));
    for (let length = 0; length < scan + 4; length += 1) {
      expect(plainJpegSize(bytes.subarray(0, length))).toBeUndefined();
    }
    expect(plainJpegSize(Buffer.from("\xff\xd8\xff no picture at all", "latin1"))).toBeUndefined();
  });
});
