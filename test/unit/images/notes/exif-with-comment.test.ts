import { describe, expect, it } from "vitest";
import { exifTexts } from "../../../../src/images/metadata/places/exif-texts.ts";
import { exifWithComment } from "../../../../src/images/notes/exif-with-comment.ts";

describe("a block of EXIF with a comment", () => {
  it.each(["a red apple\nSteps: 20", "日本 🍎 תפוח", "x"])("can be read again: %s", (text) => {
    expect(exifTexts(exifWithComment(text))).toEqual([{ tag: "UserComment", text }]);
  });
});
