import { describe, expect, it } from "vitest";
import { defaultBudget, isWorn } from "../../../../src/diffusion/runtime/memory-budget.ts";

const GIGABYTE = 2 ** 30;

describe("the memory budget", () => {
  it("is a share of what is free", () => {
    expect(defaultBudget()).toBeGreaterThan(0);
    expect(defaultBudget()).toBeLessThan(process.availableMemory());
  });
});

describe("a process that lost memory", () => {
  const memory = { atStart: GIGABYTE / 8, held: GIGABYTE, budget: 4 * GIGABYTE, releases: 3 };

  it("is worn when much more is resident than its parts explain", () => {
    expect(isWorn({ ...memory, resident: 1.5 * GIGABYTE })).toBe(false);
    expect(isWorn({ ...memory, resident: 2.5 * GIGABYTE })).toBe(true);
  });

  it("is not worn before it released anything: that is what drawing takes", () => {
    expect(isWorn({ ...memory, releases: 0, resident: 9 * GIGABYTE })).toBe(false);
  });
});
