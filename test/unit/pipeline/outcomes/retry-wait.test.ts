import { expect, it } from "vitest";
import { retryWait } from "../../../../src/pipeline/outcomes/retry-wait.ts";

it("what failed is tried again after 1 s, then after twice as long, and at least every minute", () => {
  expect([1, 2, 3, 6, 7, 8, 1000].map(retryWait)).toEqual([
    1000, 2000, 4000, 32_000, 60_000, 60_000, 60_000,
  ]);
});
