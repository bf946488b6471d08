import { assert, constantFrom, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import type { Inline } from "../../../../../src/playground/page/markdown/node.ts";
import { parseInline } from "../../../../../src/playground/page/markdown/parse-inline.ts";

const text = (words: string): Inline => ({ kind: "text", text: words });

describe("parseInline", () => {
  it.each([
    ["**a**", "bold"],
    ["*a*", "italic"],
    ["_a_", "italic"],
    ["__a__", "underline"],
    ["~~a~~", "strike"],
    ["||a||", "spoiler"],
  ])("reads %s as %s", (source, kind) => {
    expect(parseInline(source)).toEqual([{ kind, children: [text("a")] }]);
  });

  it("reads marks inside marks", () => {
    expect(parseInline("**a *b***")).toEqual([
      { kind: "bold", children: [text("a "), { kind: "italic", children: [text("b")] }] },
    ]);
  });

  it.each(["2 * 3 * 4", "snake_case_name", "* a *", "a ** b", "`", "[a](b)", "<@abc>"])(
    "leaves what is no mark alone: %s",
    (source) => {
      expect(parseInline(source)).toEqual([text(source)]);
    },
  );

  it("shows escaped characters without their backslash, and marks nothing with them", () => {
    expect(parseInline("\\*a\\* \\_b\\_ \\<@1> \\`c\\` \\\\ \\d")).toEqual([
      text("*a* _b_ <@1> `c` \\ \\d"),
    ]);
  });

  it("keeps an escaped mark inside bold", () => {
    expect(parseInline("**a\\*\\*b**")).toEqual([{ kind: "bold", children: [text("a**b")] }]);
  });

  it("reads nothing inside code", () => {
    expect(parseInline("`**a** \\*` ``b`c``")).toEqual([
      { kind: "code", text: "**a** \\*" },
      text(" "),
      { kind: "code", text: "b`c" },
    ]);
  });

  it("links only to the web", () => {
    expect(
      parseInline("[a](https://example.org/x) <https://example.org> https://b.example/c."),
    ).toEqual([
      { kind: "link", url: "https://example.org/x", children: [text("a")] },
      text(" "),
      { kind: "link", url: "https://example.org", children: [text("https://example.org")] },
      text(" "),
      { kind: "link", url: "https://b.example/c", children: [text("https://b.example/c")] },
      text("."),
    ]);
    expect(parseInline("[a](javascript:alert(1))")).toEqual([text("[a](javascript:alert(1))")]);
  });

  it("reads mentions, commands, emoji and times", () => {
    expect(parseInline("<@1><@!2><#3><@&4></imagine:5><:apple:6><t:7:R><t:8>")).toEqual([
      { kind: "user", id: "1" },
      { kind: "user", id: "2" },
      { kind: "channel", id: "3" },
      { kind: "role", id: "4" },
      { kind: "command", name: "imagine" },
      { kind: "emoji", name: "apple" },
      { kind: "time", seconds: 7, style: "R" },
      { kind: "time", seconds: 8, style: "f" },
    ]);
  });

  it("loses no letter of whatever people write", () => {
    const letters = string({ unit: constantFrom(...Array.from("ab*_~|`\\<>@#[]()\n1:")) });
    assert(
      property(letters, (source) => {
        const kept = words(parseInline(source));
        for (const letter of ["a", "b"]) expect(count(kept, letter)).toBe(count(source, letter));
      }),
    );
  });
});

function words(nodes: readonly Inline[]): string {
  return nodes
    .map((node) => {
      if ("children" in node) return words(node.children);
      return "text" in node ? node.text : "name" in node ? node.name : "";
    })
    .join("");
}

function count(source: string, letter: string): number {
  return source.split(letter).length - 1;
}
