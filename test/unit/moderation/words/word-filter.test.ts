import { describe, expect, it } from "vitest";
import { createWordFilter } from "../../../../src/moderation/words/word-filter.ts";

describe("a server's filter", () => {
  it("names the rule that a text meets, words before patterns", () => {
    const filter = createWordFilter({ words: ["gore"], patterns: ["go+re", "x{3}"] });
    expect(filter.find("G0RE")).toEqual({ kind: "word", rule: "gore" });
    expect(filter.find("goore-ish xxx")).toEqual({ kind: "pattern", rule: "go+re" });
    expect(filter.find("a fox")).toBeUndefined();
  });

  it("blocks nothing without rules", () => {
    expect(createWordFilter({ words: [], patterns: [] }).find("anything")).toBeUndefined();
  });
});
