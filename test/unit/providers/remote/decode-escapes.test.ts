import { describe, expect, it } from "vitest";
import { decodeEscapes } from "../../../../src/providers/remote/decode-escapes.ts";

describe("decodeEscapes", () => {
  it.each([
    ["plain words, 50 % of them", "plain words, 50 % of them"],
    ['say \\"hello\\"\\n\\/now', 'say "hello"\n/now'],
    ["\\u00e4\\ud83e\\udd8a", "ä🦊"],
    ["a%20wish%21 %C3%A4", "a wish! ä"],
    ["%ff%fe stays", "%ff%fe stays"],
    ["b'\\xc3\\xa4'", "b'ä'"],
    ["&lt;b&gt; &amp; &quot;c&quot; &#39;d&#x27;", "<b> & \"c\" 'd'"],
    ["&unknown; &#0; &#99999999;", "&unknown; &#0; &#99999999;"],
    ["a%2520b &amp;lt;", "a b <"],
    ["ends in a backslash \\", "ends in a backslash \\"],
  ])("makes of %j %j", (text, expected) => {
    expect(decodeEscapes(text)).toBe(expected);
  });
});
