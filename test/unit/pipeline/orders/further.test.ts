import { describe, expect, it } from "vitest";
import { extensionOf } from "../../../../src/domain/extension-wish.ts";
import {
  further,
  panned,
  squared,
  withSecondPass,
  zoomedOut,
} from "../../../../src/pipeline/orders/further.ts";
import { sampleModel } from "../../../support/commands/sample-model.ts";
import { sampleJob, samplePicture } from "../../../support/components/sample-job.ts";

const job = sampleJob({
  request: {
    count: 2,
    negativePrompt: "blurry",
    steps: 8,
    style: "anime",
    size: { width: 768, height: 512 },
    private: true,
    hires: { factor: 2 },
  },
});

describe("what goes on from a picture", () => {
  it("starts from that picture with the job's own settings, at its size, with a new seed", () => {
    const draft = further(job, 1, { model: sampleModel("local/easel-v1", "Easel"), isOwn: true });
    expect(draft).toMatchObject({
      prompt: "a red apple",
      steps: 8,
      style: "anime",
      private: true,
      seed: undefined,
      size: undefined,
      hires: undefined,
      source: { picture: "1".repeat(64), width: 768, height: 512 },
    });
  });

  it("takes the words alone to another model", () => {
    const model = sampleModel("far/editor", "Editor");
    expect(further(job, 0, { model, isOwn: false })).toEqual({
      prompt: "a red apple",
      negativePrompt: "blurry",
      count: 2,
      private: true,
      spoiler: undefined,
      model: "far/editor",
      source: { picture: "0".repeat(64), width: 768, height: 512 },
    });
  });

  it("knows no picture that the job does not have", () => {
    const model = sampleModel("local/easel-v1", "Easel");
    expect(() => further(job, 2, { model, isOwn: true })).toThrow("no picture 3");
  });
});

const grown = (
  size: { width: number; height: number },
  wish: Parameters<typeof extensionOf>[0],
) => {
  const { left, right, up, down } = extensionOf(wish, size);
  return [size.width + left + right, size.height + up + down];
};

describe("room around a picture", () => {
  it.each([
    [1.5, [768, 600]],
    [2, [1024, 800]],
  ])("zoomed out %s times, the whole is that much larger", (factor, whole) => {
    expect(grown({ width: 512, height: 400 }, zoomedOut(factor))).toEqual(whole);
  });

  it.each(["left", "right", "up", "down"] as const)("%s is at that side only", (side) => {
    const { [side]: here, ...others } = extensionOf(panned(side), { width: 512, height: 400 });
    expect(here).toBe(side === "left" || side === "right" ? 256 : 200);
    expect(Object.values(others)).toEqual([0, 0, 0]);
  });

  it.each([
    [768, 512],
    [300, 451],
    [100, 101],
  ])("makes %i × %i square to the pixel", (width, height) => {
    const wish = squared({ width, height });
    if (wish === undefined) throw new Error("it is no square");
    const side = Math.max(width, height);
    expect(grown({ width, height }, wish)).toEqual([side, side]);
  });

  it("leaves a square alone", () => {
    expect(squared({ width: 64, height: 64 })).toBeUndefined();
  });
});

describe("a second pass", () => {
  const hires = { min: 1, max: 4, default: 2 };
  const able = sampleModel("local/easel-v1", "Easel", { hires });
  const once = sampleJob({ request: { count: 2 } });

  it("draws the one picture from its own seed", () => {
    expect(withSecondPass(once, 1, able)).toMatchObject({
      count: 1,
      seed: 1001,
      hires: { factor: 1.33 },
    });
  });

  it.each([
    ["a model without one", once, sampleModel("local/easel-v1", "Easel")],
    ["a model that is gone", once, undefined],
    ["a picture that had one", job, able],
    [
      "a picture that is as large as its model draws",
      sampleJob({ pictures: [samplePicture(0, { width: 1024 })] }),
      able,
    ],
    [
      "a picture of which a part was redrawn",
      sampleJob({
        request: {
          source: {
            picture: "a",
            width: 8,
            height: 8,
            mask: { picture: "b", width: 8, height: 8 },
          },
        },
      }),
      able,
    ],
  ])("is not there for %s", (_, one, model) => {
    expect(withSecondPass(one, 0, model)).toBeUndefined();
  });
});
