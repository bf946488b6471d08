import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson } from "../../../../../src/images/metadata/json/parse-json.ts";

/** As plain objects, to be compared. */
const plain = (text: string): unknown => {
  const json = parseJson(text);
  return json === undefined ? undefined : (JSON.parse(JSON.stringify(json)) as unknown);
};

describe("JSON as programs write it", () => {
  it("is read as the standard says, where it keeps to it", () => {
    const values = fc.jsonValue({ depthSize: "small", noUnicodeString: false });
    fc.assert(
      fc.property(fc.array(values), fc.nat({ max: 4 }), (list, indent) => {
        const text = JSON.stringify(list, undefined, indent);
        // Integers beyond what JavaScript holds stay texts.
        fc.pre(!/\d{16}/.test(text));
        expect(plain(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    [
      '{"a":NaN,"b":-Infinity,"c":None,"d":True,"e":False}',
      { a: null, b: null, c: null, d: true, e: false },
    ],
    ['{"a":1,}', { a: 1 }],
    ["[1,,2,]", [1, 2]],
    ['{"a":1} and more', { a: 1 }],
    ['{"a":[1,{"b":"c', { a: [1, { b: "c" }] }],
    ['{"a":', { a: null }],
    ['{"a" 1}', { a: 1 }],
    ['{"a":1 "b":2}', { a: 1, b: 2 }],
    ['\uFEFF\n {"a":1}', { a: 1 }],
    ['{"a":"x\ny"}', { a: "x\ny" }],
    [String.raw`{"a":"C:\x\u00e9\n"}`, { a: "C:xé\n" }],
    [
      '{"a":9007199254740993,"b":-18446744073709551616}',
      { a: "9007199254740993", b: "-18446744073709551616" },
    ],
    ['{"a":1e400,"b":1.50,"c":+2,"d":.5}', { a: null, b: 1.5, c: 2, d: 0.5 }],
    ['{"a":1,"a":2}', { a: 2 }],
    ['{"a":]}[:,', { a: null }],
  ])("is read with its oddities: %s", (text, value) => {
    expect(plain(text)).toMatchObject(value);
  });

  it.each([
    "",
    "a fox",
    "{red|blue} fox",
    "[night sky:day:0.5]",
    "(a:1.2)",
    '"text"',
    "42",
    "null",
    "{",
    "[",
  ])("is not seen in %j", (text) => {
    expect(parseJson(text)).toBeUndefined();
  });

  it("means nothing by names that mean something in JavaScript", () => {
    const json = parseJson('{"__proto__":{"polluted":1},"constructor":2,"toString":3}');
    expect(Object.keys(json as object)).toEqual(["__proto__", "constructor", "toString"]);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });

  it("is not read when it is too deep or has too many values", () => {
    expect(parseJson(`${"[".repeat(100)}${"]".repeat(100)}`)).toBeDefined();
    expect(parseJson("[".repeat(1000))).toBeUndefined();
    expect(parseJson(`[${"1,".repeat(400_000)}]`)).toBeUndefined();
  });

  it("ends, whatever the text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('{}[]",:\\1aeN\n ')) }),
        (text) => {
          parseJson(`{"${text}`);
          parseJson(`[{${text}`);
          parseJson(`["${text}`);
        },
      ),
      { numRuns: 300 },
    );
  });
});
