import { describe, expect, it } from "vitest";
import type { Source } from "../../../../src/domain/request.ts";
import { sourceReader } from "../../../../src/pipeline/running/request-source.ts";
import { plainPictureTools } from "../../../support/pipeline/plain-picture-tools.ts";

const files = new Map([
  ["photo", Buffer.from("the photo")],
  ["mask", Buffer.from("the mask")],
]);
const pictures = { get: (hash: string) => Promise.resolve(files.get(hash)) };
const target = { width: 8, height: 8, fit: "cover", format: "pixels" } as const;

function reader(source?: Partial<Source>) {
  const whole = source && { picture: "photo", width: 4, height: 3, ...source };
  const request = { model: "a/b", prompt: "x", count: 1, seed: 1, source: whole };
  return sourceReader(request, pictures, plainPictureTools);
}

describe("what a request starts from", () => {
  it("is its stored picture, and the mask beside it", async () => {
    const { source, mask } = reader({ mask: { picture: "mask", width: 4, height: 3 } });
    expect(await source(target)).toMatchObject({ data: Buffer.from("the photo"), width: 8 });
    expect(await mask(target)).toMatchObject({ data: Buffer.from("the mask"), width: 8 });
  });

  it("is missed in words where it was never given, or is no longer kept", async () => {
    await expect(reader().source(target)).rejects.toMatchObject({ code: "no-picture" });
    await expect(reader({ picture: "?" }).source(target)).rejects.toMatchObject({ code: "gone" });
    const { mask } = reader({ mask: { picture: "?", width: 4, height: 3 } });
    await expect(mask(target)).rejects.toThrow("The mask is no longer kept here");
  });
});
