import { describe, expect, it } from "vitest";
import { closestStyle } from "../../../../src/providers/local/closest-style.ts";

const emoji = ["3d", "flat", "gradient", "noto"];

describe("the closest of a model's own styles", () => {
  it.each([
    ["3d-model", "3d"],
    ["craft clay", "3d"],
    ["mario", "3d"],
    ["anime", "noto"],
    ["comic book", "noto"],
    ["kawaii", "noto"],
    ["flat papercut", "flat"],
    ["minimalist", "flat"],
    ["pixel art", "flat"],
    ["vaporwave", "gradient"],
    ["watercolor", "gradient"],
    ["photographic", "3d"],
  ])("for %s among an emoji model's is %s", (asked, closest) => {
    expect(closestStyle(asked, emoji)).toBe(closest);
  });

  it.each([
    ["anime", ["realistic", "cartoon"], "cartoon"],
    ["film noir", ["oil painting", "photo"], "photo"],
    ["watercolor", ["oil painting", "photo"], "oil painting"],
    ["pixel art", ["pixel", "flat"], "pixel"],
    ["Soft Clay Render", emoji, "3d"],
    ["zentangle", ["pencil sketch", "3d"], "pencil sketch"],
  ])("for %s among %s is the one of its character", (asked, own, closest) => {
    expect(closestStyle(asked, own)).toBe(closest);
  });

  it("is none where nothing is alike", () => {
    expect(closestStyle("nothing like it", emoji)).toBeUndefined();
    expect(closestStyle("photographic", ["moonlit"])).toBeUndefined();
  });
});
