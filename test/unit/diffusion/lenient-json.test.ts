import { describe, expect, it } from "vitest";
import { parseLenientJson } from "../../../src/diffusion/lenient-json.ts";

describe("lenient JSON", () => {
  it("reads the numbers that Python writes and JSON does not have as null", () => {
    expect(parseLenientJson('{"a": -Infinity, "b": [NaN, Infinity, 1]}')).toEqual({
      a: null,
      b: [null, null, 1],
    });
  });

  it("leaves the same words inside strings alone", () => {
    const text = '{"NaN": "to -Infinity and \\"NaN\\""}';
    expect(parseLenientJson(text)).toEqual(JSON.parse(text));
  });

  it("accepts a byte order mark and refuses what is no JSON", () => {
    expect(parseLenientJson("\uFEFF[1]")).toEqual([1]);
    expect(() => parseLenientJson("{a: 1}")).toThrow(SyntaxError);
  });
});
