import { describe, expect, it } from "vitest";
import { snippet } from "../../../../src/playground/page/snippet.ts";
import { message } from "./message.ts";

describe("snippet", () => {
  it("gives the words of a message on one line, without marks", () => {
    expect(snippet(message({ content: "**a**\n\nred `apple`" }))).toBe("a red apple");
  });

  it("cuts long words", () => {
    expect(snippet(message({ content: "a".repeat(200) }))).toBe(`${"a".repeat(90)}…`);
  });

  it("finds the first text among nested components", () => {
    const components = [
      { type: 17, components: [{ type: 14 }, { type: 10, content: "a red apple" }] } as const,
    ];
    expect(snippet(message({ components }))).toBe("a red apple");
  });

  it("says that there is a picture where there are no words", () => {
    expect(snippet(message({}))).toBe("a picture");
  });
});
