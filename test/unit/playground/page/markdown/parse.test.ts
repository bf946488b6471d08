import { describe, expect, it } from "vitest";
import { parseMarkdown } from "../../../../../src/playground/page/markdown/parse.ts";

const text = (words: string) => [{ kind: "text", text: words }];

describe("parseMarkdown", () => {
  it("keeps plain lines together in one paragraph", () => {
    expect(parseMarkdown("one\ntwo")).toEqual([
      {
        kind: "paragraph",
        children: [...text("one"), { kind: "break" }, ...text("two")],
      },
    ]);
  });

  it("reads headings of three levels and leaves a fourth as text", () => {
    expect(parseMarkdown("# One\n### Three\n#### Four")).toEqual([
      { kind: "heading", level: 1, children: text("One") },
      { kind: "heading", level: 3, children: text("Three") },
      { kind: "paragraph", children: text("#### Four") },
    ]);
  });

  it("needs a space after the marks of a heading", () => {
    expect(parseMarkdown("#one")).toEqual([{ kind: "paragraph", children: text("#one") }]);
  });

  it("reads small print", () => {
    expect(parseMarkdown("-# seed 4")).toEqual([{ kind: "subtext", children: text("seed 4") }]);
  });

  it("gathers quoted lines, and everything after three marks", () => {
    expect(parseMarkdown("> a\n> b\nc")).toEqual([
      {
        kind: "quote",
        blocks: [{ kind: "paragraph", children: [...text("a"), { kind: "break" }, ...text("b")] }],
      },
      { kind: "paragraph", children: text("c") },
    ]);
    expect(parseMarkdown(">>> a\nb")).toMatchObject([{ kind: "quote", blocks: [{}] }]);
  });

  it("reads bullets and numbers with the first number", () => {
    expect(parseMarkdown("- a\n* b\n3. c\n4. d")).toEqual([
      { kind: "list", start: undefined, items: [text("a"), text("b")] },
      { kind: "list", start: 3, items: [text("c"), text("d")] },
    ]);
  });

  it.each([
    ["```ts\nconst a = 1;\n```", "ts", "const a = 1;"],
    ["```\n**not bold**\n> nor quoted\n```", "", "**not bold**\n> nor quoted"],
    ["```one line```", "", "one line"],
    ["```first words\nsecond```", "", "first words\nsecond"],
  ])("reads code as it stands: %j", (source, language, code) => {
    expect(parseMarkdown(source)).toEqual([{ kind: "code", language, text: code }]);
  });

  it("leaves code that never ends as text", () => {
    expect(parseMarkdown("```ts\nconst a")[0]).toMatchObject({ kind: "paragraph" });
  });
});
