import { describe, expect, it } from "vitest";
import { promptProblem } from "../../../../src/diffusion/prompt/prompt-problem.ts";
import { spoken } from "../../../support/words/spoken.ts";

describe("a prompt that would combine several", () => {
  it.each([
    "a cat AND a dog",
    "a cat :1.2 AND a dog :0.8",
    "(a cat)AND(a dog)",
    "a cat\nAND\na dog",
    "猫 AND 犬",
  ])("is refused in one clear sentence: %s", (prompt) => {
    expect(spoken(promptProblem(prompt) ?? "")).toContain('write one prompt, with a small "and"');
  });

  it.each(["CATS AND DOGS", "a cat and a dog", "an ANDROID", "BRAND new", "AND", ""])(
    "is none where it is a word: %s",
    (prompt) => {
      expect(promptProblem(prompt)).toBeUndefined();
    },
  );
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
