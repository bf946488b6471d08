import { expect, it } from "vitest";
import { encodeEach } from "../../../../src/diffusion/prompt/encode-each.ts";

it("encodes a text once, however often it stands there", async () => {
  const asked: string[] = [];
  const encodings = await encodeEach(["a", "b", "a"], async (text) => {
    asked.push(text);
    return text.toUpperCase();
  });
  expect(asked).toEqual(["a", "b"]);
  expect(Array.from(encodings)).toEqual([
    ["a", "A"],
    ["b", "B"],
  ]);
});
