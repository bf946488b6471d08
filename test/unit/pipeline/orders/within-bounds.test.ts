import { describe, expect, it } from "vitest";
import {
  planWithin,
  resultOf,
  withinCount,
} from "../../../../src/pipeline/orders/within-bounds.ts";
import type { GenerationRequest } from "../../../../src/domain/request.ts";
import { planRequest } from "../../../../src/providers/planning/plan-request.ts";
import { say } from "../../../../src/words/index.ts";
import { sampleCapabilities, sampleModel } from "../../../support/commands/sample-model.ts";
import { spokenWarnings } from "../../../support/words/spoken.ts";

const setBy = say("rules.managers");
const bounds = (width: number, height = width) => ({
  largestSize: { width, height },
  mostPictures: 2,
  sizeSetBy: setBy,
  picturesSetBy: setBy,
});
const request: GenerationRequest = { prompt: "a", count: 1, model: "m", seed: 1 };
const source = { picture: "a".repeat(64), width: 512, height: 384 };

/** A model that plans sizes as remote ones do, and keeps a second pass. */
const model = (change = {}) => {
  const capabilities = sampleCapabilities(change);
  const facts = { id: "m", name: "Model", capabilities };
  return {
    ...sampleModel("m", "Model", change),
    plan: (asked: GenerationRequest) => {
      const plan = planRequest(facts, asked);
      return { ...plan, request: { ...plan.request, hires: asked.hires } };
    },
  };
};

describe("an order beyond the largest size", () => {
  it("is left alone within it, upright or lying", async () => {
    const asked = { ...request, size: { width: 512, height: 768 } };
    expect((await planWithin(asked, model(), bounds(768, 512))).warnings).toEqual([]);
  });

  it.each([
    ["a size", { size: { width: 1024, height: 512 } }, 768, { width: 768, height: 384 }],
    ["the model's own size", {}, 400, { width: 400, height: 400 }],
    [
      "a second pass",
      { size: { width: 512, height: 512 }, hires: { factor: 2 } },
      768,
      { width: 768, height: 768 },
    ],
    [
      "a size and a second pass",
      { size: { width: 1024, height: 1024 }, hires: { factor: 2 } },
      512,
      { width: 512, height: 512 },
    ],
  ])("is made smaller, and says so: %s", async (_, change, most, used) => {
    const found = await planWithin({ ...request, ...change }, model(), bounds(most));
    expect(resultOf(found.plan.request)).toEqual(used);
    const [warning] = spokenWarnings(found.warnings);
    expect(warning?.message).toContain(`Your largest size here is ${most}×${most}`);
    expect(warning?.message).toContain(`${used.width}×${used.height} instead of`);
    expect(warning?.message).toContain("whoever manages this server");
  });

  it("is made smaller where a picture is enlarged, by models that take sizes and those that do not", async () => {
    const asked = { ...request, source: { ...source, enlarge: 2 as const } };
    const sized = await planWithin(asked, model(), bounds(768));
    expect(sized.warnings).toEqual([]);
    const own = await planWithin(asked, model({ sizes: undefined }), bounds(768));
    expect(resultOf(own.plan.request)).toEqual({ width: 512, height: 384 });
    expect(own.request.source?.enlarge).toBeUndefined();
    expect(own.warnings).toHaveLength(1);
  });

  it("is refused where its model makes nothing smaller", async () => {
    const closed = model({ sizes: { ...sampleCapabilities().sizes, min: 512 } });
    await expect(planWithin(request, closed, bounds(256))).rejects.toThrow(
      /This would be 512×512, your largest size here is 256×256, and Model cannot make it smaller/,
    );
  });
});

describe("an order of more pictures than allowed", () => {
  it("has fewer, and says so", () => {
    const found = withinCount({ prompt: "a", count: 4 }, bounds(512));
    expect(found.draft.count).toBe(2);
    expect(spokenWarnings(found.warnings)[0]?.message).toContain(
      "at most 2 pictures here, instead of 4",
    );
    expect(withinCount({ prompt: "a", count: 2 }, bounds(512)).warnings).toEqual([]);
  });
});
