import { describe, expect, it } from "vitest";
import { parseJson } from "../../../src/http/parse-json.ts";

const many = (piece: string, count: number) => Buffer.from(`[${piece.repeat(count)}0]`);

describe("a service's JSON", () => {
  it("is parsed, with pictures in it and lists of thousands", () => {
    const picture = "A".repeat(20_000_000);
    expect(parseJson(Buffer.from(JSON.stringify({ data: [{ b64_json: picture }] })))).toEqual({
      data: [{ b64_json: picture }],
    });
    expect(parseJson(many('{"name":"a model.safetensors"},', 50_000))).toHaveLength(50_001);
  });

  it("is none where it is something else, or would become more values than anybody needs", () => {
    for (const text of ["", "<html>", "{", "nothing"]) {
      expect(parseJson(Buffer.from(text))).toBeUndefined();
    }
    const before = process.memoryUsage().heapUsed;
    expect(parseJson(many("[],", 20_000_000))).toBeUndefined();
    expect(parseJson(many('{"a":{}},', 8_000_000))).toBeUndefined();
    expect(parseJson(Buffer.from("[".repeat(40_000_000)))).toBeUndefined();
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * 2 ** 20);
  });
});
