import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withPngTexts } from "../../../../src/images/notes/png-texts.ts";
import { readParameters } from "../../../../src/images/metadata/read-parameters.ts";
import { exifWithComment } from "../../../support/exif-with-comment.ts";
import { pngChunk, samplePicture } from "../../../support/sample-pictures.ts";

const common = "a cat\nNegative prompt: a dog\nSteps: 20, Sampler: Euler, Seed: 5, Size: 64x48";
const graph = JSON.stringify({
  "3": {
    class_type: "KSampler",
    inputs: { seed: 5, steps: 20, cfg: 7, sampler_name: "euler", positive: ["6", 0] },
  },
  "6": { class_type: "CLIPTextEncode", inputs: { text: "a fox" } },
});

const png = async (texts: Record<string, string>) =>
  withPngTexts(await samplePicture().png().toBuffer(), texts);

/** A JPEG with that EXIF behind its first marker. */
async function jpegWith(exif: Buffer): Promise<Buffer> {
  const jpeg = await samplePicture().jpeg().toBuffer();
  const body = Buffer.concat([Buffer.from("Exif\0\0"), exif]);
  const marker = Buffer.from([0xff, 0xe1, 0, 0]);
  marker.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), marker, body, jpeg.subarray(2)]);
}

const utf16be = (text: string) => Buffer.from(text, "utf16le").swap16();

describe("reading how a picture was made", () => {
  it("finds the common text in a PNG", async () => {
    expect(await readParameters(await png({ parameters: common }))).toMatchObject({
      source: "a1111",
      prompt: "a cat",
      negativePrompt: "a dog",
      sampler: "Euler",
      seed: 5,
    });
  });

  it("finds ComfyUI's graph in a PNG", async () => {
    expect(await readParameters(await png({ prompt: graph, workflow: "{}" }))).toMatchObject({
      source: "comfyui",
      prompt: "a fox",
      guidanceScale: 7,
    });
  });

  it("believes Easel's own JSON before the common text", async () => {
    const easel = JSON.stringify({
      request: { prompt: "a hen", count: 1, model: "m", seed: 1 },
      seed: 2,
      model: "m",
      width: 64,
      height: 48,
      version: "1",
    });
    expect(await readParameters(await png({ parameters: common, easel }))).toMatchObject({
      source: "easel",
      prompt: "a hen",
      seed: 2,
    });
  });

  it.each(["{", "{}", '{"request":{}}', '{"seed":"x"}', "null", "[]"])(
    "falls back on the common text when Easel's JSON is %s",
    async (easel) => {
      const details = await readParameters(await png({ parameters: common, easel }));
      expect(details?.source).toBe("a1111");
    },
  );

  it("finds the comment of a JPEG, as the web UI writes it", async () => {
    const jpeg = await jpegWith(exifWithComment("UNICODE\0", utf16be(`${common}, 日本: 1`), "MM"));
    expect(await readParameters(jpeg)).toMatchObject({
      source: "a1111",
      prompt: "a cat",
      steps: 20,
    });
  });

  it("finds the comment of a WebP", async () => {
    const webp = await samplePicture()
      .webp()
      .withExif({ IFD2: { UserComment: common } })
      .toBuffer();
    expect(await readParameters(webp)).toMatchObject({ source: "a1111", prompt: "a cat" });
  });

  it("finds the comment of a PNG that has no texts", async () => {
    const comment = exifWithComment("ASCII\0\0\0", Buffer.from(common), "II");
    const bytes = await samplePicture().png().toBuffer();
    const file = Buffer.concat([
      bytes.subarray(0, 33),
      pngChunk("eXIf", comment),
      bytes.subarray(33),
    ]);
    expect((await readParameters(file))?.prompt).toBe("a cat");
  });

  it("finds a graph in a comment", async () => {
    const jpeg = await jpegWith(exifWithComment("ASCII\0\0\0", Buffer.from(graph), "II"));
    expect((await readParameters(jpeg))?.source).toBe("comfyui");
  });

  it.each(["png", "jpeg", "webp", "gif", "avif"] as const)(
    "finds nothing in a bare %s",
    async (format) => {
      expect(await readParameters(await samplePicture()[format]().toBuffer())).toBeUndefined();
    },
  );

  it("never fails, whatever the bytes", async () => {
    const whole = await png({ parameters: common });
    const jpeg = await jpegWith(exifWithComment("ASCII\0\0\0", Buffer.from(common), "II"));
    const start = fc.constantFrom(Buffer.alloc(0), whole, jpeg);
    await fc.assert(
      fc.asyncProperty(start, fc.nat(), fc.uint8Array(), async (file, length, rubbish) => {
        const broken = Buffer.concat([file.subarray(0, length % (file.length + 1)), rubbish]);
        const details = await readParameters(broken);
        expect(["a1111", "unknown", undefined]).toContain(details?.source);
      }),
    );
  });
});
