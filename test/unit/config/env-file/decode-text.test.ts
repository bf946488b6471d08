import { describe, expect, it } from "vitest";
import { decodeText } from "../../../../src/config/env-file/decode-text.ts";

const words = "EASEL_DATA_DIR=/bücher/✓\r\nLOG_LEVEL=info\n";
const swapped = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();
const bom = "\uFEFF";

describe("the text of a settings file", () => {
  it.each([
    ["UTF-8", Buffer.from(words), "utf-8"],
    ["UTF-8 with a mark", Buffer.from(bom + words), "utf-8"],
    ["UTF-16, little end first, with a mark", Buffer.from(bom + words, "utf16le"), "utf-16le"],
    ["UTF-16, big end first, with a mark", swapped(bom + words), "utf-16be"],
    ["UTF-16, little end first, without", Buffer.from(words, "utf16le"), "utf-16le"],
    ["UTF-16, big end first, without", swapped(words), "utf-16be"],
  ])("is read from %s", (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text: words, encoding });
  });

  it("is read as Windows-1252 where it is no valid UTF-8", () => {
    const bytes = Buffer.from([0x41, 0x3d, 0xfc, 0x80, 0x0a]);
    expect(decodeText(bytes)).toEqual({ text: "A=ü€\n", encoding: "windows-1252" });
  });

  it("may be empty", () => {
    expect(decodeText(Buffer.alloc(0))?.text).toBe("");
  });

  it.each([
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    ["UTF-32", Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0])],
    ["a program", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0])],
  ])("is not found in %s", (_, bytes) => {
    expect(decodeText(bytes)).toBeUndefined();
  });
});
