import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { imageSize } from "../../../../../src/playground/loopback/files/image-size.ts";

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "tomato" } });

describe("the size of a picture", () => {
  it.each([
    ["PNG", () => picture(640, 3).png().toBuffer()],
    ["JPEG", () => picture(640, 3).jpeg().toBuffer()],
    ["progressive JPEG", () => picture(640, 3).jpeg({ progressive: true }).toBuffer()],
    ["GIF", () => picture(640, 3).gif().toBuffer()],
    ["lossy WebP", () => picture(640, 3).webp().toBuffer()],
    ["lossless WebP", () => picture(640, 3).webp({ lossless: true }).toBuffer()],
    [
      "extended WebP",
      () =>
        picture(640, 3)
          .ensureAlpha(0.5)
          .withExif({ IFD0: { Artist: "x" } })
          .webp()
          .toBuffer(),
    ],
  ])("is read from the header of a %s", async (_, make) => {
    expect(imageSize(await make())).toEqual({ width: 640, height: 3 });
  });

  it.each([
    ["nothing", Buffer.alloc(0)],
    ["text", Buffer.from("this is a text and no picture at all")],
    ["a cut-off PNG", Buffer.from("\x89PNG\r\n", "latin1")],
    ["an unknown kind of WebP", Buffer.from("RIFF\0\0\0\0WEBPABCD0000000000000000")],
    ["a JPEG without a frame", Buffer.of(0xff, 0xd8, 0x00, 0x00, 0x00, 0x00)],
  ])("is unknown for %s", (_, bytes) => {
    expect(imageSize(bytes)).toBeUndefined();
  });
});
