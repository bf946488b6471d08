import { describe, expect, it } from "vitest";
import { inOneLine, stripMarkup } from "../../../../src/providers/remote/strip-markup.ts";

describe("stripMarkup", () => {
  it.each([
    ["<p>a<br/>b</p>", "a b"],
    ["<style>a { }</style>b<SCRIPT src='x'>c</SCRIPT >d", "b d"],
    ["a<!-- <b> -->c", "a c"],
    ["<!doctype html><?xml ?>a", "a"],
    ["3 < 4, 5 <6, a<", "3 < 4, 5 <6, a<"],
    ["a <b never ends", "a"],
    ["a<script>never ends", "a"],
    ["</p>", ""],
  ])("makes of %j %j", (text, expected) => {
    expect(stripMarkup(text)).toBe(expected);
  });

  it("leaves one line without control characters", () => {
    expect(inOneLine(" a\r\n\tb\u0000\u001b[31m\u200bc ")).toBe("a b [31m c");
  });
});
