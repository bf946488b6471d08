import { describe, expect, it } from "vitest";
import type { Draft } from "../../../../src/domain/request.ts";
import { settleDraft } from "../../../../src/pipeline/orders/settle-draft.ts";

const source = { picture: "hash", width: 8, height: 8 };

describe("settling a draft", () => {
  it("trims the words, makes line breaks one kind and drops control characters", () => {
    const draft = settleDraft({
      prompt: "  a red\r\napple\rwith\u2028a\u0000 leaf\u0007 \n",
      negativePrompt: "\t blurry ",
      count: 1,
    });
    expect(draft.prompt).toBe("a red\napple\nwith\na leaf");
    expect(draft.negativePrompt).toBe("blurry");
  });

  it("keeps emoji and right-to-left text, and mends half a surrogate pair", () => {
    expect(settleDraft({ prompt: "🍎 תפוח\ud83c", count: 1 }).prompt).toBe("🍎 תפוח\ufffd");
  });

  it("keeps an empty negative prompt, which is not the same as none", () => {
    expect(settleDraft({ prompt: "apple", count: 1 }).negativePrompt).toBeUndefined();
    expect(settleDraft({ prompt: "apple", negativePrompt: "  ", count: 1 }).negativePrompt).toBe(
      "",
    );
  });

  it("refuses an empty prompt, unless there is a picture to start from", () => {
    for (const prompt of [" \n ", "\u200b\u2060", "\u202e\u0000", "\u3164"])
      expect(() => settleDraft({ prompt, count: 1 })).toThrow(/prompt is empty/);
    expect(settleDraft({ prompt: " ", count: 1, source }).prompt).toBe("");
  });

  it.each<readonly [Partial<Draft>, string]>([
    [{ prompt: "x".repeat(4001) }, "The prompt can have at most 4000 characters. Shorten it."],
    [{ negativePrompt: "x".repeat(4001) }, "The negative prompt can have at most 4000 characters."],
    [{ count: 5 }, "The number of pictures must be a whole number from 1 to 4."],
    [{ seed: 1e15 }, "The seed must be a whole number from 0 to 999999999999999."],
    [{ steps: 0 }, "The number of steps must be a whole number from 1 to 1000."],
    [{ guidanceScale: 101 }, "The guidance must be a number from 0 to 100."],
    [{ clipSkip: 1.5 }, "Clip skip must be a whole number from 0 to 12."],
    [{ size: { width: 0, height: 8 } }, "The size must be width x height in pixels"],
    [{ source: { ...source, strength: 2 } }, "The strength must be a number from 0 to 1."],
    [
      { source: { ...source, extend: { left: 3000, right: 0, up: 0, down: 0 } } },
      "The extension must name sides",
    ],
    [{ source: { ...source, width: 0 } }, "The option source.width has a value"],
    [{ variation: { strength: 2 } }, "The variation strength must be a number from 0 to 1."],
    [{ hires: { factor: 9 } }, "The enlargement of the second pass must be a number from 1 to 4."],
    [{ hires: { factor: 2, steps: 0 } }, "The steps of the second pass must be a whole number"],
    [{ refiner: { highNoiseFraction: 2 } }, "The high-noise fraction must be a number from 0 to 1"],
    [{ style: "x".repeat(101) }, "The style can have at most 100 characters. Shorten it."],
  ])("says what is allowed instead of %j", (change, words) => {
    expect(() => settleDraft({ prompt: "apple", count: 1, ...change })).toThrow(words);
  });
});
