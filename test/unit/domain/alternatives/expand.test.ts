import { describe, expect, it } from "vitest";
import { escapeAlternatives } from "../../../../src/domain/alternatives/escape-alternatives.ts";
import { expandPrompt } from "../../../../src/domain/alternatives/expand.ts";

const files: Readonly<Record<string, readonly string[]>> = {
  animal: ["fox", "{red|blue} owl"],
  colour: ["red"],
  all: ["a", "{b, c}"],
  loop: ["__loop__"],
};

/** Expands with a pick that always takes the same place, counted from 0. */
async function expand(text: string, place = 0): Promise<readonly string[]> {
  return await expandPrompt(text, {
    pick: (_, count) => place % count,
    lines: async (name) => files[name] ?? [],
  });
}

const nested = (depth: number) => `${"{".repeat(depth)}a|b${"}".repeat(depth)}`;

describe("choices in a prompt", () => {
  it.each([
    ["{red|blue} fox", 1, ["blue fox"]],
    ["{red, blue} fox", 0, ["red fox", "blue fox"]],
    ["{red fox, snow|blue bird, rain}", 1, ["blue bird, rain"]],
    ["{a, b} {c, d}", 0, ["a c", "a d", "b c", "b d"]],
    ["{a, {b, c}}", 0, ["a", "b", "c"]],
    ["{a|{b, c}} x", 1, ["b x", "c x"]],
    ["{{light|dark} red, blue} fox", 1, ["dark red fox", "blue fox"]],
    ["a {|big} fox", 0, ["a fox"]],
    ["a fox{, in the snow|, at night}", 1, ["a fox, at night"]],
    ["__animal__ at night", 0, ["fox at night"]],
    ["__animal__ at night", 1, ["blue owl at night"]],
    ["__all__!", 1, ["b!", "c!"]],
    ["{__colour__|x}", 0, ["red"]],
  ])("%s (place %i) means %j", async (text, place, expected) => {
    expect(await expand(text, place)).toEqual(expected);
  });

  it.each([
    "a fox, a hare | an owl",
    "{{masterpiece}}, {best}",
    "an (apple:1.2) [pear] \\(x\\)",
    "snake__case__name and __ and ____",
    "",
  ])("are none in %j", async (text) => {
    expect(await expand(text)).toEqual([text]);
  });

  it.each([
    ["\\{red|blue\\} fox", "{red|blue} fox"],
    ["\\\\{a\\}", "\\{a}"],
    ["\\__animal__", "__animal__"],
    ["{a\\|b|c}", "a|b"],
    ["{a\\, b, c}", "a, b"],
  ])("are words behind a backslash: %s", async (text, expected) => {
    expect((await expand(text))[0]).toBe(expected);
  });

  it.each(["{a|b} {c, d} __animal__ \\{x\\}", "a\\\\{b}", "{{}}", "__a__"])(
    "escaped, %j is read as it is",
    async (text) => {
      expect(await expand(escapeAlternatives(text))).toEqual([text]);
    },
  );

  it.each([
    ["{a|b fox", /not closed.*\{a\|b fox/],
    ["a|b} fox", /closed that was not opened/],
    ["__loop__", /without end/],
    ["{a,b,c,d}{a,b,c,d}{a,b}", /32 prompts; at most 16/],
  ])("%s is refused", async (text, says) => {
    await expect(expand(text)).rejects.toThrow(says);
  });

  it("of the same words are made one by one", async () => {
    const keys: string[] = [];
    await expandPrompt("{a|b} {a|b} {c|d}", {
      pick: (key) => keys.push(key) - keys.length,
      lines: async () => [],
    });
    expect(new Set(keys).size).toBe(3);
  });

  it("never cost much, however they are nested", async () => {
    expect((await expand(nested(40))).join("")).toContain("a");
    await expect(expand(nested(1990))).rejects.toThrow(/within one another/);
    await expect(expand("{a,b}".repeat(800))).rejects.toThrow(/at most 16/);
  });
});
