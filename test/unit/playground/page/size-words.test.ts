import { describe, expect, it } from "vitest";
import { sizeWords } from "../../../../src/playground/page/size-words.ts";

describe("sizeWords", () => {
  it.each([
    [812, "812 B"],
    [34_000, "34 kB"],
    [1_240_000, "1.2 MB"],
  ])("says %i bytes as %s", (bytes, words) => {
    expect(sizeWords(bytes)).toBe(words);
  });
});
