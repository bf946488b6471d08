import { describe, expect, it } from "vitest";
import { snippet } from "../../../../src/playground/page/snippet.ts";
import { message } from "./message.ts";

const words = (parts: Parameters<typeof message>[0]) =>
  snippet(message(parts), (id) => (id === "7" ? "Robin" : undefined));

describe("snippet", () => {
  it("gives the words of a message on one line, without marks", () => {
    expect(words({ content: "**a**\n-# red `apple` <@7> <@8>" })).toBe(
      "a red apple @Robin @somebody",
    );
  });

  it("cuts long words", () => {
    expect(words({ content: "a".repeat(200) })).toBe(`${"a".repeat(90)}…`);
  });

  it("finds the first text among nested components", () => {
    const components = [
      { type: 17, components: [{ type: 14 }, { type: 10, content: "a red apple" }] } as const,
    ];
    expect(words({ components })).toBe("a red apple");
  });

  it("says that there is a picture where there are no words", () => {
    expect(words({})).toBe("a picture");
  });
});
