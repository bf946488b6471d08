import { describe, expect, it } from "vitest";
import { UserError } from "../../../../src/domain/errors.ts";
import { finishMoving } from "../../../../src/images/moving/finish-moving.ts";
import { movingType } from "../../../../src/images/moving/moving-type.ts";
import { readParameters } from "../../../../src/images/metadata/read-parameters.ts";
import { openSharp } from "../../../../src/images/pictures/open-sharp.ts";
import { type MovingFile, movingFile } from "../../../support/vendors/moving-files.ts";
import { jpeg, png } from "../../../support/vendors/pictures.ts";

const making = {
  request: { model: "comfyui/film", prompt: "a red apple", count: 1, seed: 5 },
  seed: 5,
  model: "comfyui/film",
  version: "0.0.0",
} as const;

const kinds: readonly (readonly [MovingFile, string])[] = [
  ["mp4", "video/mp4"],
  ["webm", "video/webm"],
  ["webp", "image/webp"],
  ["gif", "image/gif"],
];

const finish = async (kind: MovingFile, file = movingFile(kind)) => {
  const type = movingType(file);
  if (type === undefined) throw new Error("it does not move");
  return finishMoving(file, type, making);
};

describe.each(kinds)("a finished %s", (kind, mediaType) => {
  it("is known by its bytes, and keeps its size", async () => {
    expect(await finish(kind)).toMatchObject({ mediaType, width: 64, height: 48 });
  });

  it("says nothing of the workflow that made it", async () => {
    expect(movingFile(kind).toString("latin1")).toMatch(/owners-(?:workflow|title)/);
    const { bytes } = await finish(kind);
    expect(bytes.toString("latin1")).not.toMatch(/owners/);
    // What is kept can be read again, and nothing is left to take out.
    expect((await finish(kind, bytes)).bytes.length).toBe(bytes.length);
  });

  it("says that a machine made it", async () => {
    const { bytes } = await finish(kind);
    const mark = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
    expect(bytes.toString("utf8").split(mark)).toHaveLength(2);
    const again = await finish(kind, bytes);
    expect(again.bytes.toString("utf8").split(mark)).toHaveLength(2);
  });

  it("says so too where a person's picture is in it", async () => {
    const film = movingFile(kind);
    const type = movingType(film) ?? "image/gif";
    const { bytes } = await finishMoving(film, type, { ...making, isComposite: true });
    expect(bytes.toString("utf8")).toContain("/compositeWithTrainedAlgorithmicMedia");
  });

  it("is refused when half of it is missing", async () => {
    const file = movingFile(kind);
    const half = file.subarray(0, Math.ceil(file.length / 2));
    const finished = finishMoving(half, movingType(movingFile(kind)) ?? "image/gif", making);
    await expect(finished).rejects.toThrow(UserError);
  });
});

describe("an animation", () => {
  it.each(["webp", "gif"] as const)("in a %s keeps all of its pictures", async (kind) => {
    const { bytes } = await finish(kind);
    const colours = await openSharp(bytes, { animated: true }).raw().toBuffer();
    expect(colours).toEqual(await openSharp(movingFile(kind), { animated: true }).raw().toBuffer());
  });

  it("says how it was made, where its kind can", async () => {
    const { bytes } = await finish("webp");
    expect(await readParameters(bytes)).toMatchObject({
      source: "easel",
      prompt: "a red apple",
      seed: 5,
      digitalSource: "trainedAlgorithmicMedia",
    });
  });
});

describe("what stands still", () => {
  it.each([
    ["a PNG", png(64, 48, 1)],
    ["a JPEG", jpeg(64, 48, 1)],
    ["nothing", Buffer.alloc(0)],
    ["words", Buffer.from("just some words of somebody")],
  ])("does not move: %s", (_, file) => {
    expect(movingType(file)).toBeUndefined();
  });
});
