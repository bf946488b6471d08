import { describe, expect, it } from "vitest";
import { rewordPrompts, splitPrompts } from "../../../src/domain/composed-prompt.ts";

const inked = (prompt: string) => rewordPrompts(prompt, (text) => `${text}, ink`);

describe("prompts between ANDs", () => {
  it("have their words and weights", () => {
    expect(splitPrompts("a cat :1.2 AND a dog")).toEqual([
      { text: "a cat", weight: 1.2 },
      { text: " a dog", weight: 1 },
    ]);
  });

  it("are one where there is none, with the numbers in it", () => {
    expect(splitPrompts("a clock at 12:30")).toEqual([{ text: "a clock at 12:30", weight: 1 }]);
    expect(splitPrompts("an ANDROID and BRAND")).toHaveLength(1);
  });

  it("take other words before their weights", () => {
    expect(inked("a cat :1.2 AND a dog:.5")).toBe("a cat, ink :1.2 AND a dog, ink :0.5");
    expect(inked("a cat at 12:30")).toBe("a cat at 12:30, ink");
    const last = rewordPrompts("a AND b", (text, { isLast }) => (isLast ? `${text}!` : text));
    expect(last).toBe("a AND b!");
  });
});
