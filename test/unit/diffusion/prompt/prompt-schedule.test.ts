import { describe, expect, it } from "vitest";
import { promptSchedule, scheduledText } from "../../../../src/diffusion/prompt/prompt-schedule.ts";

const textsOf = (prompt: string, steps: number, after?: number) => {
  const schedule = promptSchedule(prompt, { steps, after });
  return Array.from({ length: steps }, (_, index) => scheduledText(schedule, index + 1));
};

describe("the texts of a prompt, step for step", () => {
  it("change behind a share of the steps, or behind a step", () => {
    expect(textsOf("[a:b:0.5]", 4)).toEqual(["a", "a", "b", "b"]);
    expect(textsOf("[a:b:1]", 4)).toEqual(["a", "b", "b", "b"]);
    expect(textsOf("[a:b:1.0]", 4)).toEqual(["a", "a", "a", "a"]);
    expect(textsOf("x[a::3]", 4)).toEqual(["xa", "xa", "xa", "x"]);
    expect(textsOf("x[a:3]", 4)).toEqual(["x", "x", "x", "xa"]);
    expect(textsOf("[a:b:0]", 2)).toEqual(["b", "b"]);
    expect(textsOf("[a:b:99]", 2)).toEqual(["a", "a"]);
  });

  it("take turns, each step the next", () => {
    expect(textsOf("[a|b|c]", 5)).toEqual(["a", "b", "c", "a", "b"]);
  });

  it("have changed in a second pass, unless their number lies in it", () => {
    expect(textsOf("[a:b:0.5]", 4, 10)).toEqual(["b", "b", "b", "b"]);
    expect(textsOf("[a:b:1.5]", 4, 10)).toEqual(["a", "a", "b", "b"]);
    expect(textsOf("[a:b:11]", 4, 10)).toEqual(["a", "b", "b", "b"]);
    expect(textsOf("[a:b:1.5]", 4)).toEqual(["a", "a", "a", "a"]);
  });

  it("keep to the last one behind the end", () => {
    expect(scheduledText(promptSchedule("[a:b:1]", { steps: 2 }), 9)).toBe("b");
  });
});
