import { describe, expect, it } from "vitest";
import {
  accountRest,
  isWorthWaiting,
  LONGEST_REST_MS,
  USUAL_REST_MS,
} from "../../../src/domain/rest.ts";

describe("the rest after a 429", () => {
  it("is waited out up to the longest, by orders as by accounts", () => {
    expect([0, LONGEST_REST_MS, LONGEST_REST_MS + 1].map(isWorthWaiting)).toEqual([
      true,
      true,
      false,
    ]);
    expect([1000, LONGEST_REST_MS, 2 * LONGEST_REST_MS].map(accountRest)).toEqual([
      1000,
      LONGEST_REST_MS,
      LONGEST_REST_MS,
    ]);
  });

  it("is the usual one where nothing was said", () => {
    expect(accountRest(undefined)).toBe(USUAL_REST_MS);
  });
});
