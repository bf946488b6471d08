import { describe, expect, it } from "vitest";
import { parseSize } from "../../../src/commands/parse-size.ts";

describe("parseSize", () => {
  it.each([
    ["768x512", 768, 512],
    [" 768 X 512 ", 768, 512],
    ["768×512px", 768, 512],
    ["768px * 512px", 768, 512],
    ["640", 640, 640],
  ])("reads %j", (text, width, height) => {
    expect(parseSize(text)).toEqual({ width, height });
  });

  it.each(["", "big", "0x512", "768x", "768x512x3", "99999x1", "-5x5", "1.5x2", "٣x٤"])(
    "refuses %j and says how to write it",
    (text) => {
      expect(() => parseSize(text)).toThrow(/768x512/);
    },
  );
});
