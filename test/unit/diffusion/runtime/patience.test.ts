import { describe, expect, it } from "vitest";
import { Patience } from "../../../../src/diffusion/runtime/patience.ts";

const limits = { beginMs: 900_000, leastMs: 30_000 };
const SECOND = 1000;

/** How patient one is after steps were finished at these seconds. */
function after(...steps: number[]): number {
  const patience = new Patience(limits, 0);
  for (const step of steps) patience.step(step * SECOND);
  return patience.milliseconds / SECOND;
}

describe("how long a process may be silent", () => {
  it("is long until the first step, which comes after loading", () => {
    expect(after()).toBe(900);
  });

  it("covers a second step as slow as loading and the first one together", () => {
    expect(after(35)).toBe(105);
    expect(after(600)).toBe(1800);
  });

  it("follows the pace of the steps, of slow ones too", () => {
    expect(after(2, 3, 4)).toBe(30);
    expect(after(2, 42, 82)).toBe(800);
  });

  it("never falls below what loading again would take", () => {
    expect(after(120, 121, 122, 123)).toBe(360);
  });
});
