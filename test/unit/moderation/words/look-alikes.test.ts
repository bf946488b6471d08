import { expect, it } from "vitest";
import { bySound, withoutLookAlikes } from "../../../../src/moderation/words/look-alikes.ts";

it("letters that look like Latin ones become these", () => {
  expect(withoutLookAlikes("ꜰox ΣΔ £")).toBe("fox sd l");
  expect(withoutLookAlikes("a plain text, 日本")).toBe("a plain text, 日本");
});

it("letters of other scripts have a sound, and other texts none", () => {
  expect(bySound("Порно")).toBe("porno");
  expect(bySound("λογοσ, x")).toBe("logos, x");
  expect(bySound("a plain text")).toBeUndefined();
});
