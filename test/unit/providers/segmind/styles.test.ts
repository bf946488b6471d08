import { describe, expect, it } from "vitest";
import { styles } from "../../../../src/providers/segmind/styles.ts";

describe("the styles of Segmind", () => {
  it("are 104, each once, with the ten of the document in front", () => {
    expect(new Set(styles).size).toBe(104);
    expect(styles).toHaveLength(104);
    expect(styles.slice(0, 10)).toEqual([
      "base",
      "3d-model",
      "analog film",
      "anime",
      "cinematic",
      "comic book",
      "craft clay",
      "digital art",
      "enhance",
      "fantasy art",
    ]);
    expect(styles.at(-1)).toBe("tilt-shift");
  });
});
