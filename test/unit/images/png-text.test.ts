import { deflateSync } from "node:zlib";
import * as fc from "fast-check";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { addPngTexts, readPngTexts } from "../../../src/images/png-text.ts";
import { pngChunk, samplePicture } from "../../support/sample-pictures.ts";

const png = () => samplePicture().png().toBuffer();

/** A PNG with one more chunk behind its header. */
async function withChunk(type: string, ...parts: readonly (string | Buffer)[]): Promise<Buffer> {
  const bytes = await png();
  const data = Buffer.concat(parts.map((part) => Buffer.from(part)));
  return Buffer.concat([bytes.subarray(0, 33), pngChunk(type, data), bytes.subarray(33)]);
}

describe("texts in a PNG", () => {
  it.each([
    ["plain words", "a red apple\nSteps: 20", "tEXt"],
    ["Latin letters", "café à la crème ÿ", "tEXt"],
    ["emoji", "🍎 apple", "iTXt"],
    ["Japanese", "日本の林檎", "iTXt"],
    ["words from right to left", "תפוח אדום تفاحة", "iTXt"],
    ["nothing", "", "tEXt"],
  ])("keep %s", async (_what, text, type) => {
    const bytes = addPngTexts(await png(), { parameters: text, easel: "{}" });
    expect(bytes.toString("latin1", 37, 41)).toBe(type);
    expect(await readPngTexts(bytes)).toEqual(
      new Map([
        ["parameters", text],
        ["easel", "{}"],
      ]),
    );
    expect(await sharp(bytes).raw().toBuffer()).toEqual(await samplePicture().raw().toBuffer());
  });

  it("are read by others too", async () => {
    const bytes = addPngTexts(await png(), { parameters: "日本", other: "plain" });
    expect((await sharp(bytes).metadata()).comments).toEqual([
      { keyword: "parameters", text: "日本" },
      { keyword: "other", text: "plain" },
    ]);
  });

  it("cannot hold a zero byte, which is left out", async () => {
    const bytes = addPngTexts(await png(), { parameters: "a\0b" });
    expect((await readPngTexts(bytes)).get("parameters")).toBe("ab");
  });

  it("keep any words that can be written", async () => {
    const bytes = await png();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), async (text) => {
        const clean = text.replaceAll("\0", "");
        const written = addPngTexts(bytes, { parameters: text });
        expect((await readPngTexts(written)).get("parameters")).toBe(clean);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ["packed as zTXt", "zTXt", ["key\0\0", deflateSync(Buffer.from("café", "latin1"))]],
    ["packed as iTXt", "iTXt", ["key\0\x01\0en\0\0", deflateSync(Buffer.from("café"))]],
    ["in iTXt with a language", "iTXt", ["key\0\0\0fr\0clé\0café"]],
  ] as const)("are read when they are %s", async (_what, type, parts) => {
    expect(await readPngTexts(await withChunk(type, ...parts))).toEqual(new Map([["key", "café"]]));
  });

  it.each([
    ["has no keyword", "tEXt", ["\0text"]],
    ["has no end of its keyword", "tEXt", ["text"]],
    ["has no translated keyword", "iTXt", ["key\0\0\0en"]],
    ["is packed badly", "zTXt", ["key\0\0", "rubbish"]],
    ["unpacks to more than half a megabyte", "zTXt", ["key\0\0", deflateSync(Buffer.alloc(9e6))]],
    ["is longer than half a megabyte", "tEXt", ["key\0", Buffer.alloc(600_000, 65)]],
    ["is no text", "tIME", ["key\0text"]],
  ] as const)("are left out when one %s", async (_what, type, parts) => {
    expect(await readPngTexts(await withChunk(type, ...parts))).toEqual(new Map());
  });

  it("keep the first of two with the same keyword", async () => {
    const bytes = addPngTexts(await withChunk("tEXt", "key\0second"), { key: "first" });
    expect(await readPngTexts(bytes)).toEqual(new Map([["key", "first"]]));
  });

  it("are not looked for beyond the sixty-fourth", async () => {
    const many = Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`k${index}`, "x"]));
    expect((await readPngTexts(addPngTexts(await png(), many))).size).toBe(64);
  });

  it("are none in other or broken files", async () => {
    const bytes = addPngTexts(await png(), { parameters: "x".repeat(100) });
    expect(await readPngTexts(bytes.subarray(0, 60))).toEqual(new Map());
    expect(await readPngTexts(Buffer.from("hello"))).toEqual(new Map());
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (rubbish) => {
        const file = Buffer.concat([bytes.subarray(0, 33), rubbish]);
        expect(await readPngTexts(file)).toBeInstanceOf(Map);
      }),
    );
  });
});
