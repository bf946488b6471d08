import { describe, expect, it } from "vitest";
import { keepsJsonBudget } from "../../../src/lib/json-budget.ts";

const keeps = (text: string, budget = { values: 10, depth: 3 }) =>
  keepsJsonBudget(Buffer.from(text), budget);

describe("a budget of JSON", () => {
  it("counts values and depth", () => {
    expect(keeps("[1,2,3,4,5,6,7,8]")).toBe(true);
    expect(keeps("[1,2,3,4,5,6,7,8,9,10,11]")).toBe(false);
    expect(keeps("[[[1]]]")).toBe(true);
    expect(keeps("[[[[1]]]]")).toBe(false);
    expect(keeps('{"a":{"b":{"c":[]}}}')).toBe(false);
    expect(keeps("[[],[],[]]")).toBe(true);
  });

  it("steps over texts, whatever stands in them", () => {
    expect(keeps(JSON.stringify(["[[[[[[,,,,,,,,,,,,,", "{".repeat(9999)]))).toBe(true);
    expect(keeps(JSON.stringify(['"[[[["', "\\", '\\"', "[[[[["]))).toBe(true);
    expect(keeps(`["\\\\",[[[[]]]]]`)).toBe(false);
    expect(keeps(`{"image":"${"A".repeat(30_000_000)}"}`)).toBe(true);
  });

  it("ends early at texts that are all quotes or backslashes, and at white space", () => {
    expect(keeps(`"${'\\"'.repeat(1000)}"`)).toBe(false);
    expect(keeps(`"${"\\".repeat(10_000_000)}`)).toBe(false);
    expect(keeps(`"${'""'.repeat(10_000_000)}`)).toBe(false);
    expect(keeps(" ".repeat(10_000_000))).toBe(false);
  });

  it("lets pass what is no JSON, for the parser to refuse", () => {
    expect(keeps("<html>")).toBe(true);
    expect(keeps('"open')).toBe(true);
    expect(keeps("]]]]")).toBe(true);
    expect(keeps("")).toBe(true);
  });
});
