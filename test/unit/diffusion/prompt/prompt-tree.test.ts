import { describe, expect, it } from "vitest";
import { parsePromptTree } from "../../../../src/diffusion/prompt/prompt-tree.ts";

const words = (text: string) => ({ kind: "words", text });

describe("the tree of a prompt", () => {
  it("is words where nothing changes, weights and escaped brackets included", () => {
    for (const prompt of [
      "a cat",
      "a (cat:1.2) [dog]",
      String.raw`\[a:b:3\]`,
      "a [b",
      "12:30",
      "a|b",
    ]) {
      expect(parsePromptTree(prompt)).toEqual([words(prompt)]);
    }
    expect(parsePromptTree("")).toEqual([]);
  });

  it("holds edits, in each of their ways to be written", () => {
    const [a, b] = [[words("a")], [words("b")]];
    expect(parsePromptTree("[a:b:0.5]")).toEqual([
      { kind: "edit", before: a, after: b, when: "0.5" },
    ]);
    expect(parsePromptTree("[b:3]")).toEqual([{ kind: "edit", before: [], after: b, when: "3" }]);
    expect(parsePromptTree("[a::3]")).toEqual([{ kind: "edit", before: a, after: [], when: "3" }]);
  });

  it("holds turns, whose sides may be empty and may change themselves", () => {
    expect(parsePromptTree("x[a|]")).toEqual([
      words("x"),
      { kind: "turns", each: [[words("a")], []] },
    ]);
    const inner = { kind: "edit", before: [words("b")], after: [words("c")], when: "2" };
    expect(parsePromptTree("[a|[b:c:2]]")).toEqual([
      { kind: "turns", each: [[words("a")], [inner]] },
    ]);
  });

  it("is read in no time however many brackets are left open", () => {
    const prompt = "[(".repeat(2000);
    expect(parsePromptTree(prompt)).toEqual([words(prompt)]);
    expect(parsePromptTree("[".repeat(1500) + "a" + ":b:3]".repeat(400))).not.toEqual([]);
  });
});
