import { describe, expect, it } from "vitest";
import { splitAtNames } from "../../../../src/diffusion/textual-inversion/split-at-names.ts";

const names = ["easynegative", "bad-hands", "bad-hands-5", "v1", "a+b(c)", "猫"];

/** The pieces as one text, names in braces. */
const show = (text: string) =>
  splitAtNames(text, names)
    .map((piece) => ("name" in piece ? `{${piece.name}}` : piece.text))
    .join("");

describe("names of embeddings in a text", () => {
  it.each([
    ["", ""],
    ["no names here", "no names here"],
    ["easynegative", "{easynegative}"],
    ["EasyNegative, blurry", "{easynegative}, blurry"],
    ["bad-hands-5, bad-hands", "{bad-hands-5}, {bad-hands}"],
    ["veryeasynegative easynegatives", "veryeasynegative easynegatives"],
    ["bad-hands-6 super-bad-hands", "bad-hands-6 super-bad-hands"],
    ["v1.5 and v1. And v1", "v1.5 and {v1}. And {v1}"],
    ["<easynegative> embedding:easynegative", "{easynegative} {easynegative}"],
    ["a+b(c)!", "{a+b(c)}!"],
    ["a 猫, 猫猫", "a {猫}, 猫猫"],
    ["easynegative easynegative", "{easynegative} {easynegative}"],
  ])("%s", (text, shown) => {
    expect(show(text)).toBe(shown);
  });

  it("are not found in letters that only look alike", () => {
    expect(splitAtNames("ſide", ["side"])).toEqual([{ text: "ſide" }]);
  });

  it("leave the text alone where there are none", () => {
    expect(splitAtNames("a cat", [])).toEqual([{ text: "a cat" }]);
  });
});
