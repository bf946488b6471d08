import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  altText,
  cut,
  defuseMentions,
  literal,
  oneLine,
  shownPrompt,
} from "../../../../src/components/views/display-text.ts";

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

describe("defuseMentions", () => {
  it("keeps markdown and comparisons, and breaks mentions, channels and commands", () => {
    expect(defuseMentions("`x` 1 < 2 @here <#1> </imagine:1>")).toBe(
      "`x` 1 < 2 @\u200bhere <\u200b#1> <\u200b/imagine:1>",
    );
  });
});

describe("shownPrompt", () => {
  it("isolates right-to-left text, so that it does not turn its neighbours around", () => {
    expect(shownPrompt("תפוח אדום")).toBe("\u2068תפוח אדום\u2069");
    expect(shownPrompt("red apple")).toBe("red apple");
  });

  it("says so when there are no words", () => {
    expect(shownPrompt(" \n ")).toBe("(no words)");
  });

  it("cuts before it escapes, so that no escape is cut in half", () => {
    expect(shownPrompt("*".repeat(10), 4)).toBe(String.raw`\*\*\*…`);
  });
});

describe("altText", () => {
  it("numbers pictures only where there are several", () => {
    expect(altText("a red apple", 0, 1)).toBe("a red apple");
    expect(altText("a red apple", 1, 4)).toBe("Picture 2 of 4: a red apple");
    expect(altText("", 0, 1)).toBe("a picture without words");
  });

  it("keeps within Discord's limit", () => {
    expect(altText("x".repeat(4000), 3, 4)).toHaveLength(1024);
  });
});
