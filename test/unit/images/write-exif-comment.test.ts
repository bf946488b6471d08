import { describe, expect, it } from "vitest";
import { exifComment } from "../../../src/images/exif-comment.ts";
import { exifWithComment } from "../../../src/images/write-exif-comment.ts";

describe("a block of EXIF with a comment", () => {
  it.each(["a red apple\nSteps: 20", "日本 🍎 תפוח", "x"])("can be read again: %s", (text) => {
    expect(exifComment(exifWithComment(text))).toBe(text);
  });
});
