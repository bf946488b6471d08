import { beforeAll, describe, expect, it } from "vitest";
import { describeModel } from "../../../../src/diffusion/model-folder/describe-model.ts";
import type { ModelDescription } from "../../../../src/diffusion/description/model-description.ts";
import { laySizes, laySource } from "../../../../src/providers/local/lay-source.ts";
import { describeFixedModel } from "../../../support/diffusion/fixed-model.ts";
import { tinyModel } from "../../../support/diffusion/tiny-model.ts";
import { testContext } from "../../../support/vendors/run-model.ts";

let fixed: ModelDescription;
let free: ModelDescription;
beforeAll(async () => {
  fixed = await describeFixedModel();
  free = await describeModel(tinyModel());
});

const picture = { picture: "abc", width: 100, height: 50 };
const mask = { picture: "def", width: 100, height: 50 };
const request = { model: "local/test", prompt: "a", count: 1, seed: 1 };

describe("laying a source picture on its canvas", () => {
  it("scales an extension along with the picture", async () => {
    const extend = { left: 50, right: 0, up: 0, down: 25 };
    const context = testContext();
    const canvas = { width: 300, height: 150 };
    const initial = await laySource(
      { source: { ...picture, extend, mask } },
      { canvas, strength: 0.6 },
      context,
    );
    expect(context.targets).toEqual([{ width: 200, height: 100, fit: "cover", format: "pixels" }]);
    expect(initial).toMatchObject({
      strength: 0.6,
      extend: { left: 100, right: 0, up: 0, down: 50 },
      picture: { width: 200, height: 100 },
      mask: { width: 200, height: 100 },
    });
  });

  it("is nothing without one", async () => {
    const canvas = { width: 8, height: 8 };
    expect(await laySource({}, { canvas, strength: 1 }, testContext())).toBeUndefined();
  });
});

describe("the sizes of a job", () => {
  it("are the asked one, and the enlarged one of a second pass", () => {
    const size = { width: 130, height: 129 };
    expect(laySizes({ ...request, size }, free)).toEqual({ ...size, hires: undefined });
    const hires = { factor: 1.5, strength: 0.4, steps: 7 };
    expect(laySizes({ ...request, size, hires }, free)).toEqual({
      ...size,
      hires: { width: 195, height: 194, strength: 0.4, steps: 7, upscaler: "picture" },
    });
  });

  it("begin at the model's own size where a fixed model draws a larger picture", () => {
    const own = { width: 128, height: 128 };
    const size = { width: 256, height: 256 };
    expect(laySizes({ ...request, size: own }, fixed)).toEqual({ ...own, hires: undefined });
    expect(laySizes({ ...request, size }, fixed)).toEqual({
      ...own,
      hires: { ...size, strength: 0.1, upscaler: "picture" },
    });
    const hires = { factor: 2, strength: 0.4 };
    expect(laySizes({ ...request, size, hires }, fixed)).toEqual({
      ...own,
      hires: { width: 512, height: 512, strength: 0.4, upscaler: "picture" },
    });
  });

  it("begin at the model's own size where a fixed model changes a large picture", () => {
    const size = { width: 500, height: 333 };
    const large = { ...request, size, source: { ...picture, ...size } };
    expect(laySizes(large, fixed)).toEqual({
      width: 192,
      height: 128,
      hires: { ...size, strength: 0.1, upscaler: "picture" },
    });
    const masked = { ...large, source: { ...large.source, mask } };
    expect(laySizes(masked, fixed)).toEqual({ ...size, hires: undefined });
  });
});
