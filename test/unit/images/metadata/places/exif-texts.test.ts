import * as fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { exifTexts } from "../../../../../src/images/metadata/places/exif-texts.ts";
import { exifWithComment } from "../../../../support/exif-with-comment.ts";
import { samplePicture } from "../../../../support/sample-pictures.ts";

const words = "a café, 日本\nSteps: 20";

/** The comment alone. */
function commentOf(exif: Uint8Array): string | undefined {
  return exifTexts(exif).find(({ tag }) => tag === "UserComment")?.text;
}

function utf16(text: string, order: "LE" | "BE"): Buffer {
  const little = Buffer.from(text, "utf16le");
  return order === "LE" ? little : little.swap16();
}

describe("the comment in EXIF", () => {
  it.each([
    { block: "II", text: "LE" },
    { block: "II", text: "BE" },
    { block: "MM", text: "BE" },
    { block: "MM", text: "LE" },
  ] as const)("is read as UTF-16 $text in a block of order $block", ({ block, text }) => {
    expect(commentOf(exifWithComment("UNICODE\0", utf16(words, text), block))).toBe(words);
  });

  it("follows the order of the block where the letters do not tell", () => {
    expect(commentOf(exifWithComment("UNICODE\0", utf16("日本", "BE"), "MM"))).toBe("日本");
    expect(commentOf(exifWithComment("UNICODE\0", utf16("日本", "LE"), "II"))).toBe("日本");
  });

  it.each(["ASCII\0\0\0", "\0\0\0\0\0\0\0\0"])("is read as UTF-8 under %j", (code) => {
    expect(commentOf(exifWithComment(code, Buffer.from(words), "II"))).toBe(words);
  });

  it("is read as UTF-8 under UNICODE, where it is that", () => {
    expect(commentOf(exifWithComment("UNICODE\0", Buffer.from(words), "II"))).toBe(words);
  });

  it("may come after the word Exif, or without it", () => {
    const block = exifWithComment("ASCII\0\0\0", Buffer.from("x y"), "MM");
    expect(commentOf(Buffer.concat([Buffer.from("Exif\0\0"), block]))).toBe("x y");
  });

  it("is read from what other programs wrote", async () => {
    const file = await samplePicture()
      .jpeg()
      .withExif({ IFD2: { UserComment: "hello" } })
      .toBuffer();
    expect(commentOf((await sharp(file).metadata()).exif ?? Buffer.alloc(0))).toBe("hello");
  });

  it("is undefined where there is none", async () => {
    const file = await samplePicture()
      .jpeg()
      .withExif({ IFD0: { Artist: "x" } })
      .toBuffer();
    expect(commentOf((await sharp(file).metadata()).exif ?? Buffer.alloc(0))).toBeUndefined();
    expect(commentOf(exifWithComment("ASCII\0\0\0", Buffer.alloc(0), "II"))).toBeUndefined();
    expect(commentOf(exifWithComment("ASCII\0\0\0", Buffer.from("  \0 "), "II"))).toBeUndefined();
  });

  it("is undefined or words in a broken block, never an error", () => {
    const whole = exifWithComment("ASCII\0\0\0", Buffer.from("hello"), "II");
    expect(commentOf(whole.subarray(0, 30))).toBeUndefined();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), fc.nat({ max: 60 }), (rubbish, kept) => {
        const found = commentOf(Buffer.concat([whole.subarray(0, kept), rubbish]));
        expect(["string", "undefined"]).toContain(typeof found);
      }),
    );
  });
});
