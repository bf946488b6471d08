import { describe, expect, it } from "vitest";
import { estimateCost } from "../../../../src/providers/planning/estimate-cost.ts";

const price = {
  perPicture: 0.2,
  tiers: [
    { modelOptions: { quality: "low" }, perPicture: 0.01 },
    { upToPixels: 1024 ** 2, modelOptions: { quality: "high" }, perPicture: 0.1 },
    { upToPixels: 512 ** 2, perPicture: 0.05 },
  ],
};
const size = (side: number) => ({ width: side, height: side });

describe("the estimated price", () => {
  it.each([
    [{ count: 2 }, 0.1],
    [{ count: 1, size: size(2048) }, 0.2],
    [{ count: 1, size: size(512) }, 0.05],
    [{ count: 3, size: size(2048), modelOptions: { quality: "low" } }, 0.03],
    [{ count: 1, size: size(1024), modelOptions: { quality: "high" } }, 0.1],
    [{ count: 1, size: size(1025), modelOptions: { quality: "high" } }, 0.2],
  ])("of %j is %d", (request, cost) => {
    expect(estimateCost(request, price)).toBeCloseTo(cost, 10);
  });

  it("is unknown where no price is set", () => {
    expect(estimateCost({ count: 1 }, undefined)).toBeUndefined();
  });
});
