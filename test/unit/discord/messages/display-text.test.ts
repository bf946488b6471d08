import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  altText,
  code,
  cut,
  literal,
  oneLine,
  shortened,
} from "../../../../src/discord/messages/display-text.ts";

describe("cut", () => {
  it("leaves short text alone and marks what it cuts", () => {
    expect(cut("a red apple", 11)).toBe("a red apple");
    expect(cut("a red apple", 10)).toBe("a red app…");
  });

  it("never splits what a reader takes for one character", () => {
    expect(cut("ab👩‍👩‍👧‍👦cd", 8)).toBe("ab…");
    expect(cut("äöü".normalize("NFD"), 4)).toBe("ä…".normalize("NFD"));
  });

  it("never gives more than the limit, and only the beginning of the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const short = cut(text, limit);
        expect(short.length).toBeLessThanOrEqual(Math.max(limit, 1));
        expect(text.startsWith(short === text ? text : short.slice(0, -1))).toBe(true);
      }),
    );
  });
});

describe("oneLine", () => {
  it("joins lines and takes out control and direction marks and broken halves", () => {
    expect(oneLine("a\n\n b\t\u0000c \u202ed\u202c\ud800 ")).toBe("a b c d \ufffd");
  });
});

describe("literal", () => {
  it("escapes what Discord reads as markdown", () => {
    expect(literal("**a** _b_ `c` ||d|| ~~e~~ [f](g) \\")).toBe(
      String.raw`\*\*a\*\* \_b\_ \`c\` \|\|d\|\| \~\~e\~\~ \[f\](g) ` + "\\\\",
    );
  });

  it("shows mentions without being one", () => {
    expect(literal("@everyone <@1> <#2>")).toBe("@\u200beveryone \\<@\u200b1> \\<#2>");
  });
});

describe("literal, at the beginning of a line", () => {
  it.each([
    ["# heading", String.raw`\# heading`],
    ["-# small", String.raw`\-# small`],
    ["> quote", String.raw`\> quote`],
    [">>> quote", String.raw`\>>> quote`],
    ["- item", String.raw`\- item`],
    ["+ item", String.raw`\+ item`],
    ["1. item", String.raw`1\. item`],
    ["12) item", String.raw`12\) item`],
    ["a\n# b", "a # b"],
    ["-5 degrees", "-5 degrees"],
    ["1.5 apples", String.raw`1\.5 apples`],
    ["3 cats", "3 cats"],
  ])("%j is shown as it was typed", (text, shown) => {
    expect(literal(text)).toBe(shown);
  });

  it("makes no link of an address, which would swallow the escapes behind it", () => {
    expect(literal("see https://a_b.example<#2>")).toBe(String.raw`see https\://a\_b.example\<#2>`);
  });

  it("isolates right-to-left text, so that it does not turn its neighbours around", () => {
    expect(literal("תפוח אדום")).toBe("\u2068תפוח אדום\u2069");
    expect(literal("red apple")).toBe("red apple");
  });

  it("cuts before it escapes, so that no escape is cut in half", () => {
    expect(literal("*".repeat(10), 4)).toBe(String.raw`\*\*\*…`);
  });
});

describe("code", () => {
  it("cannot be left from inside, nor be empty", () => {
    expect(code("a`b``c")).toBe("`aˋbˋˋc`");
    expect(code(" \n")).toBe("` `");
    expect(code("a\nb")).toBe("`a b`");
  });
});

describe("shortened", () => {
  it("leaves nothing open that would change what comes after it", () => {
    expect(shortened("use `steps` and `count`", 20)).toBe("use `steps` and…");
    expect(shortened(String.raw`aaa\*bbb`, 5)).toBe("aaa…");
    expect(shortened(String.raw`aaa\`` + "`bbbb`", 8)).toBe(String.raw`aaa\`` + "…");
    expect(shortened("all of it", 9)).toBe("all of it");
  });

  it("never leaves a back quote without its other half", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("`", "\\", "a", "b c", "é"), { maxLength: 40 }),
        fc.integer({ min: 1, max: 30 }),
        (parts, limit) => {
          const whole = literal(parts.join(""), 500) + code(parts.join(""));
          const short = shortened(whole, limit);
          expect(short.length).toBeLessThanOrEqual(Math.max(limit, 1));
          expect(short.replaceAll(/\\[^]|`[^`]*`/g, "")).not.toMatch(/[`\\]/);
        },
      ),
    );
  });
});

describe("altText", () => {
  it("is one line within Discord's limit", () => {
    expect(altText("x".repeat(4000))).toHaveLength(1024);
    expect(altText("a\n b")).toBe("a b");
  });
});
