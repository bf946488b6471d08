import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UserError } from "../../../../src/domain/errors.ts";
import { readPicture } from "../../../support/read-picture.ts";
import {
  animation,
  hugePng,
  isoFile,
  plainPicture,
  samplePicture,
} from "../../../support/sample-pictures.ts";

/** What a person reads when they send these bytes. */
async function refusal(bytes: Uint8Array): Promise<string> {
  const error = await readPicture(bytes).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof UserError) return `${error.code}: ${error.message}`;
  throw new Error("expected a UserError", { cause: error });
}

describe("opening a picture", () => {
  it.each(["png", "jpeg", "webp", "gif", "avif"] as const)("tells what a %s is", async (format) => {
    const bytes = await samplePicture(64, 48)[format]().toBuffer();
    expect(await readPicture(bytes)).toMatchObject({ width: 64, height: 48, format, frames: 1 });
  });

  it.each(["gif", "webp"] as const)(
    "tells that a %s moves, and the size of a frame",
    async (format) => {
      expect(await readPicture(await animation(format))).toMatchObject({
        width: 32,
        height: 32,
        format,
        frames: 2,
      });
    },
  );

  it("gives the size of a photo as it is shown, not as it lies in the file", async () => {
    const bytes = await samplePicture(64, 48).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect(await readPicture(bytes)).toMatchObject({ width: 48, height: 64 });
  });

  it("reads large pictures at the same time as small ones", async () => {
    const large = await plainPicture(3000, 3000, { r: 1, g: 2, b: 3 }).png().toBuffer();
    const small = await samplePicture().png().toBuffer();
    const sizes = await Promise.all([large, small, large].map((bytes) => readPicture(bytes)));
    expect(sizes.map((facts) => facts.width)).toEqual([3000, 64, 3000]);
  });
});

describe("a file that is no sound picture", () => {
  it("is refused when it is empty", async () => {
    expect(await refusal(Buffer.alloc(0))).toMatch(
      /^invalid-picture: This file is empty \(0 bytes\)/,
    );
  });

  it("is refused when it is larger than 16 MiB", async () => {
    expect(await refusal(Buffer.alloc(17 * 1024 * 1024))).toMatch(
      /^picture-too-large: This file has 17 MiB, and 16 MiB is the most/,
    );
  });

  it.each([
    ["words", Buffer.from("hello")],
    ["a film", isoFile("mp42")],
    ["a PDF", Buffer.from("%PDF-1.7")],
  ])("is refused when it holds %s", async (_what, bytes) => {
    expect(await refusal(bytes)).toMatch(/^invalid-picture: This file is no picture\. Send a PNG/);
  });

  it("is refused with advice when it is a HEIC", async () => {
    expect(await refusal(isoFile("heic", "mif1"))).toMatch(
      /HEIC pictures cannot be read here\. Save it as PNG or JPEG/,
    );
  });

  it.each(["bmp", "tiff"])("is refused with advice when it is a %s", async (format) => {
    const bytes =
      format === "bmp" ? Buffer.from("BM....") : await samplePicture().tiff().toBuffer();
    expect(await refusal(bytes)).toContain("Save it as PNG or JPEG");
  });

  it("is refused when it is an SVG, which is never run", async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"/>';
    expect(await refusal(Buffer.from(svg))).toMatch(/SVG .* Export it as PNG/);
  });

  it("is refused by what it says of its size, before anything is decoded", async () => {
    expect(await refusal(hugePng(15_000, 15_000))).toMatch(
      /^picture-too-large: .*15000 × 15000 pixels, and 50 megapixels is the most/,
    );
    expect(await refusal(hugePng(30_000, 64))).toMatch(
      /^picture-too-large: .*30000 × 64 pixels, and a side may have at most 16384/,
    );
  });

  it("is refused when a side is shorter than 16 pixels", async () => {
    const thin = await samplePicture(200, 15).png().toBuffer();
    expect(await refusal(thin)).toMatch(/200 × 15 pixels; each side must have at least 16/);
  });

  it.each(["png", "jpeg", "webp", "gif", "avif"] as const)(
    "is refused when it is half a %s",
    async (format) => {
      const whole = await samplePicture(200, 200)[format]().toBuffer();
      expect(await refusal(whole.subarray(0, whole.length / 2))).toMatch(
        /^invalid-picture: .*(only half there|damaged or cut off).*PNG or JPEG/,
      );
    },
  );

  it("is refused whatever its bytes are, and never breaks anything", async () => {
    const starts = await Promise.all(
      (["png", "jpeg", "webp", "gif"] as const).map(async (format) => {
        const whole = await samplePicture()[format]().toBuffer();
        return whole.subarray(0, 40);
      }),
    );
    const start = fc.constantFrom(Buffer.alloc(0), isoFile("avif").subarray(0, 16), ...starts);
    const rest = fc.uint8Array({ maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(start, rest, async (head, tail) => {
        expect(await refusal(Buffer.concat([head, tail]))).toMatch(/^(invalid|picture)-/);
      }),
      { numRuns: 200 },
    );
  });

  it("with a few changed bytes is read or refused, nothing else", async () => {
    const whole = await samplePicture().png().toBuffer();
    const change = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
        const broken = Buffer.from(whole);
        for (const [at, byte] of changes) broken[at] = byte;
        const outcome = await readPicture(broken).catch((error: unknown) => error);
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(UserError);
        else expect(outcome).toMatchObject({ format: "png" });
      }),
      { numRuns: 100 },
    );
  });
});
