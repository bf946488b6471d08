import { expect, it } from "vitest";
import { SecondChances } from "../../../../src/pipeline/outcomes/second-chances.ts";

it("chances are a job's own, add up, and are forgotten with it", () => {
  const chances = new SecondChances();
  chances.rateLimited("a");
  chances.rateLimited("a");
  chances.engineBroke("a");
  chances.tried("a", "one");
  chances.tried("a", "two");
  expect(chances.of("a")).toEqual({
    rateLimited: 2,
    engineBroke: true,
    tried: new Set(["one", "two"]),
  });
  expect(chances.of("b")).toEqual({ rateLimited: 0, engineBroke: false, tried: new Set() });
  chances.forget("a");
  expect(chances.of("a")).toEqual(chances.of("b"));
});
