import { describe, expect, it } from "vitest";
import { extensionOf, extensionText, parseExtension } from "../../../src/domain/extension-wish.ts";

const size = { width: 200, height: 100 };
const extension = (text: string) => extensionOf(parseExtension(text) ?? {}, size);

describe("an extension", () => {
  it.each([
    ["left=64,right=64", { left: 64, right: 64, up: 0, down: 0 }],
    ["left", { left: 100, right: 0, up: 0, down: 0 }],
    ["up=25% down=10px", { left: 0, right: 0, up: 25, down: 10 }],
    ["All sides", { left: 50, right: 50, up: 25, down: 25 }],
    ["all=8", { left: 8, right: 8, up: 8, down: 8 }],
    ["top:7; bottom", { left: 0, right: 0, up: 7, down: 50 }],
  ])("%s is read", (text, expected) => {
    expect(extension(text)).toEqual(expected);
  });

  it.each(["", "sideways", "left=-5", "left=wide", "left=64,", "5"])("%j is none", (text) => {
    expect(parseExtension(text)).toBeUndefined();
  });

  it.each(["left=64,right=25%", "up=12.5%", "all", "top=7 bottom=8px"])(
    "%s is written so that it reads the same",
    (text) => {
      const wish = parseExtension(text) ?? {};
      expect(parseExtension(extensionText(wish))).toEqual(wish);
    },
  );

  it.each(["left=0", "left=3000"])("%s is refused with the bounds", (text) => {
    expect(() => extension(text)).toThrow(/by 1 to 2048 pixels a side, not by (0|3000)/);
  });
});
