import { describe, expect, it } from "vitest";
import { isWholePicture, pictureMediaType } from "../../../src/providers/picture-file.ts";
import { jpeg, png } from "../../support/vendors/pictures.ts";

const bytes = (text: string): Buffer => Buffer.from(text, "latin1");

function webp(payload: number): Buffer {
  const file = bytes(`RIFF....WEBPVP8 ${"x".repeat(payload)}`);
  file.writeUInt32LE(file.length - 8, 4);
  return file;
}

describe("pictureMediaType", () => {
  it.each([
    ["image/jpeg", jpeg(8, 8, 1)],
    ["image/png", png(8, 8, 1)],
    ["image/webp", webp(20)],
    ["image/gif", bytes("GIF89a")],
    ["image/avif", bytes("\0\0\0\u0020ftypavif")],
  ])("knows %s by its first bytes", (type, file) => {
    expect(pictureMediaType(file)).toBe(type);
  });

  it.each([
    "",
    "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "<!doctype html>",
    "RIFF....WAVE",
    "BM",
  ])("knows no picture in %j", (text) => {
    expect(pictureMediaType(bytes(text))).toBeUndefined();
  });
});

describe("isWholePicture", () => {
  const whole = [jpeg(64, 64, 1), png(64, 64, 1), webp(100)];

  it("finds the end of whole files, padded ones too", () => {
    expect(whole.map(isWholePicture)).toEqual([true, true, true]);
    expect(isWholePicture(Buffer.concat([jpeg(8, 8, 1), Buffer.alloc(100)]))).toBe(true);
  });

  it("misses the end of files that were cut", () => {
    const cut = whole.map((file) => file.subarray(0, file.length - 10));
    expect(cut.map(isWholePicture)).toEqual([false, false, false]);
  });

  it("lets kinds pass whose end it does not know", () => {
    expect(isWholePicture(bytes("GIF89a"))).toBe(true);
  });
});
