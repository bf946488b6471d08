import { describe, expect, it } from "vitest";
import {
  negativePromptProblem,
  promptProblem,
} from "../../../../src/diffusion/prompt/prompt-problem.ts";
import { spoken } from "../../../support/words/spoken.ts";

describe("combined prompts", () => {
  it.each(["a cat AND a dog", "a cat :1.2 AND a dog :-0.8", "CATS AND DOGS", "AND", ""])(
    "are drawn: %s",
    (prompt) => {
      expect(promptProblem(prompt)).toBeUndefined();
    },
  );

  it("are refused where they are too many, or one drowns the others", () => {
    const many = Array.from({ length: 9 }, () => "cat").join(" AND ");
    expect(spoken(promptProblem(many) ?? "")).toContain("Up to 8 prompts");
    expect(spoken(promptProblem("a cat AND a dog :101") ?? "")).toContain("up to 100 times");
  });

  it("are none in a negative prompt, where AND is a word", () => {
    const many = Array.from({ length: 9 }, () => "cat").join(" AND ");
    expect(negativePromptProblem(many)).toBeUndefined();
    expect(spoken(negativePromptProblem("(red:101)") ?? "")).toContain("up to 100 times");
  });
});

describe("a weight", () => {
  it.each(["(red:100)", "(red:-100)", "(red:0)", `${"(".repeat(40)}red`, "[[[[red]]]]"])(
    "of a size that means something is taken: %s",
    (prompt) => {
      expect(promptProblem(prompt)).toBeUndefined();
    },
  );

  it.each([
    "(red:101)",
    "(red:-1000)",
    "((red:50):50)",
    "(".repeat(4000) + "red",
    "(a:9e9)(b:999)",
  ])("that drowns the rest is refused: %s", (prompt) => {
    expect(spoken(promptProblem(prompt) ?? "")).toContain("up to 100 times");
  });
});
