import { deflateSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TextBudget } from "../../../../../src/images/metadata/file-text.ts";
import { pngTexts } from "../../../../../src/images/metadata/places/png-texts.ts";
import { pngChunk, samplePicture } from "../../../../support/sample-pictures.ts";

type Chunk = readonly [type: string, ...parts: readonly (string | Buffer)[]];

/** A PNG with more chunks behind its header. */
async function withChunks(...chunks: readonly Chunk[]): Promise<Buffer> {
  const bytes = await samplePicture().png().toBuffer();
  const more = chunks.map(([type, ...parts]) =>
    pngChunk(type, Buffer.concat(parts.map((part) => Buffer.from(part)))),
  );
  return Buffer.concat([bytes.subarray(0, 33), ...more, bytes.subarray(33)]);
}

const read = (file: Buffer, budget = new TextBudget()) => [...pngTexts(file, budget)];

describe("the texts of a PNG", () => {
  it.each([
    ["in Latin-1", ["tEXt", "key\0", Buffer.from("café", "latin1")]],
    ["in UTF-8, where the standard has Latin-1", ["tEXt", "key\0", Buffer.from("café")]],
    ["packed", ["zTXt", "key\0\0", deflateSync(Buffer.from("café", "latin1"))]],
    ["packed as UTF-8", ["zTXt", "key\0\0", deflateSync(Buffer.from("café"))]],
    ["international", ["iTXt", "key\0\0\0fr\0clé\0café"]],
    ["international and packed", ["iTXt", "key\0\u0001\0en\0\0", deflateSync(Buffer.from("café"))]],
  ] as readonly (readonly [string, Chunk])[])("are read when they are %s", async (_, chunk) => {
    expect(read(await withChunks(chunk))).toEqual([{ keyword: "key", text: "café" }]);
  });

  it.each([
    ["has no keyword", ["tEXt", "\0text"]],
    ["has no end of its keyword", ["tEXt", "text"]],
    ["has no translated keyword", ["iTXt", "key\0\0\0en"]],
    ["is packed badly", ["zTXt", "key\0\0", "rubbish"]],
    ["unpacks to more than 8 MiB", ["zTXt", "key\0\0", deflateSync(Buffer.alloc(9e6))]],
    ["is longer than 16 MiB", ["tEXt", "key\0", Buffer.alloc(17e6, 65)]],
    ["is no text", ["tIME", "key\0text"]],
  ] as readonly (readonly [string, Chunk])[])("leave out one that %s", async (_, chunk) => {
    const other: Chunk = ["tEXt", "other\0read"];
    expect(read(await withChunks(chunk, other))).toEqual([{ keyword: "other", text: "read" }]);
  });

  it("are read behind thousands of others, and behind the picture", async () => {
    const many = Array.from({ length: 5000 }, (_, index): Chunk => ["tEXt", `k${index}\0v`]);
    const file = await withChunks(...many, ["tEXt", "parameters\0a fox"]);
    expect(read(file).at(-1)).toEqual({ keyword: "parameters", text: "a fox" });
    const whole = await samplePicture().png().toBuffer();
    const end = whole.length - 12;
    const late = pngChunk("tEXt", Buffer.from("key\0late"));
    expect(read(Buffer.concat([whole.subarray(0, end), late, whole.subarray(end)]))).toEqual([
      { keyword: "key", text: "late" },
    ]);
  });

  it("cost no more than the budget, however many unpack to much", async () => {
    const bomb: Chunk = ["zTXt", "key\0\0", deflateSync(Buffer.alloc(7e6, 65))];
    const file = await withChunks(...Array.from({ length: 200 }, () => bomb));
    const budget = new TextBudget();
    expect(read(file, budget)).toHaveLength(2);
    const tooLarge: Chunk = ["zTXt", "key\0\0", deflateSync(Buffer.alloc(9e6, 65))];
    const spent = new TextBudget();
    const other = await withChunks(...Array.from({ length: 200 }, () => tooLarge));
    expect(read(other, spent)).toEqual([]);
    expect(spent.room).toBe(0);
  });

  it("are none in other or broken files", async () => {
    const whole = await withChunks(["tEXt", "key\0", "x".repeat(100)]);
    expect(read(whole.subarray(0, 60))).toEqual([]);
    expect(read(Buffer.from("hello"))).toEqual([]);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (rubbish) => {
        const file = Buffer.concat([whole.subarray(0, 33), rubbish]);
        expect(read(file)).toBeInstanceOf(Array);
      }),
    );
  });
});
