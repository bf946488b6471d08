import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { maskFile } from "../../../../src/providers/openai/mask-file.ts";

describe("a mask's file", () => {
  it("is transparent where the mask is white, and nowhere else", async () => {
    const shades = [255, 128, 127, 0, 200, 10];
    const data = new Uint8Array(shades.flatMap((shade) => [shade, 0, 0]));
    const file = await maskFile({ kind: "pixels", data, width: 3, height: 2 });
    const { data: alpha, info } = await sharp(file)
      .extractChannel("alpha")
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([3, 2]);
    expect([...alpha]).toEqual([0, 0, 255, 255, 0, 255]);
  });
});
