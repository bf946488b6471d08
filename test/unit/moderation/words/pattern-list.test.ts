import { describe, expect, it } from "vitest";
import {
  createPatternList,
  MAX_PATTERN_CHARACTERS,
  type PatternList,
  patternProblem,
} from "../../../../src/moderation/words/pattern-list.ts";

/** Milliseconds that twenty looks take. */
function time(list: PatternList, text: string): number {
  const start = performance.now();
  for (let round = 0; round < 20; round += 1) list.find(text);
  return performance.now() - start;
}

describe("a list of blocked patterns", () => {
  const list = createPatternList(["gore", "nude?s?", String.raw`\bcelebrity\s+\w+`, "(a+)+$"]);

  it.each([
    ["gory GORE scene", "gore"],
    ["nudes", "nude?s?"],
    ["Celebrity  Name", String.raw`\bcelebrity\s+\w+`],
    ["gоre", "gore"],
  ])("finds %s", (text, pattern) => {
    expect(list.find(text)).toBe(pattern);
  });

  it("lets the rest pass", () => {
    expect(list.find("a red fox in the snow")).toBeUndefined();
  });

  it("cannot run wild: ten times the text takes far less than a hundred times the time", () => {
    time(list, "a".repeat(400));
    const short = time(list, `${"a".repeat(2000)}b`);
    const long = time(list, `${"a".repeat(20_000)}b`);
    expect(long).toBeLessThan(short * 60 + 20);
  });

  it("says what is wrong with a pattern", () => {
    expect(patternProblem("nude?s?")).toBeUndefined();
    expect(patternProblem("(unclosed")).toContain("missing closing");
    expect(patternProblem("(?=look)")).toBeDefined();
    expect(patternProblem("x".repeat(MAX_PATTERN_CHARACTERS + 1))).toContain("longer");
  });

  it("holds ten thousand plain patterns", () => {
    const many = createPatternList(
      Array.from({ length: 10_000 }, (_, index) => `blocked${index}x`),
    );
    expect(many.find("this is blocked77x indeed")).toBe("blocked77x");
    expect(many.find("this is blocked10001x indeed")).toBeUndefined();
  });
});
