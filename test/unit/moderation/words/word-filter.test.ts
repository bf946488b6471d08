import { describe, expect, it, onTestFinished } from "vitest";
import { openWordFilter, type WordFilter } from "../../../../src/moderation/words/word-filter.ts";

function opened(): WordFilter {
  const filter = openWordFilter();
  onTestFinished(() => filter.close());
  return filter;
}

describe("the filter", () => {
  it("names the rule that a text meets, words before patterns", async () => {
    const filter = opened();
    const blocked = { words: ["gore"], patterns: ["go+re", "x{3}"] };
    expect(await filter.find(blocked, ["fine", "G0RE"])).toEqual({ kind: "word", rule: "gore" });
    const met = { kind: "pattern", rule: "go+re" };
    expect(await filter.find(blocked, ["goore-ish xxx"])).toEqual(met);
    expect(await filter.find(blocked, ["a fox"])).toBeUndefined();
  });

  it("blocks nothing without rules", async () => {
    expect(await opened().find({ words: [], patterns: [] }, ["anything"])).toBeUndefined();
  });

  it("keeps the lists of servers apart, also when they change", async () => {
    const filter = opened();
    const lists = Array.from({ length: 60 }, (_, index) => ({
      words: [],
      patterns: [`only${index}`],
    }));
    for (const [index, blocked] of lists.entries()) {
      expect(await filter.find(blocked, [`only${index}`])).toBeDefined();
      expect(await filter.find(blocked, [`only${index + 1}x`])).toBeUndefined();
    }
    // The first ones are no longer ready by now, and are made again.
    expect(await filter.find(lists[0] ?? { words: [], patterns: [] }, ["only0"])).toBeDefined();
  });

  it("says that it cannot answer for a pattern that does not work, and goes on", async () => {
    const filter = opened();
    const broken = { words: [], patterns: ["(unclosed"] };
    await expect(filter.find(broken, ["a fox"])).rejects.toThrow("missing closing");
    expect(await filter.find({ words: [], patterns: ["fo."] }, ["a fox"])).toBeDefined();
  });

  it("keeps this thread free while a list of thousands is made ready", async () => {
    const filter = opened();
    const patterns = Array.from({ length: 2000 }, (_, index) => `q${index}z+x?`);
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 5);
    const met = await filter.find({ words: [], patterns }, ["q1999zz"]);
    clearInterval(counting);
    expect(met).toMatchObject({ rule: "q1999z+x?" });
    expect(turns).toBeGreaterThan(3);
  });
});
