import { describe, expect, it } from "vitest";
import { sniffFormat } from "../../../../src/images/pictures/sniff-format.ts";
import { isoFile, samplePicture } from "../../../support/sample-pictures.ts";

const text = (words: string) => Buffer.from(words, "latin1");

describe("the first bytes of a file", () => {
  it.each(["png", "jpeg", "webp", "gif", "avif", "tiff"] as const)(
    "show a real %s",
    async (format) => {
      expect(sniffFormat(await samplePicture()[format]().toBuffer())).toBe(format);
    },
  );

  it.each([
    ["an iPhone's photo", isoFile("heic", "mif1"), "heic"],
    ["a HEIC with a general brand", isoFile("mif1", "heic"), "heic"],
    ["an AVIF with a general brand", isoFile("mif1", "avif"), "avif"],
    ["a film", isoFile("mp42", "isom"), "unknown"],
    ["a box that says it is longer than the file", text("\xff\xff\xff\xffftypxxxx"), "unknown"],
    ["a bitmap", text("BM......"), "bmp"],
    ["a big-endian TIFF", text("MM\0*...."), "tiff"],
    ["an SVG", text("<svg xmlns='...'>"), "svg"],
    ["an SVG after an XML header", text("\n<?xml version='1.0'?>\n<!-- x -->\n<SVG>"), "svg"],
    ["an SVG after a byte order mark", text("\xef\xbb\xbf<!DOCTYPE svg>"), "svg"],
    ["other XML", text("<?xml version='1.0'?><rss/>"), "unknown"],
    ["a page", text("<html><svg></html>"), "unknown"],
    ["sound in the same container as WebP", text("RIFF....WAVEfmt "), "unknown"],
    ["a PDF", text("%PDF-1.7"), "unknown"],
    ["words", text("hello"), "unknown"],
    ["nothing", text(""), "unknown"],
  ])("tell %s", (_what, bytes, format) => {
    expect(sniffFormat(bytes)).toBe(format);
  });

  it("are found in a view of a larger buffer too", async () => {
    const png = await samplePicture().png().toBuffer();
    const larger = Buffer.concat([Buffer.alloc(10, 7), png]);
    expect(sniffFormat(larger.subarray(10))).toBe("png");
  });
});
