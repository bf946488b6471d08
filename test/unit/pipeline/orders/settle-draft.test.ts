import { describe, expect, it } from "vitest";
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

  it("takes an empty negative prompt for none", () => {
    expect(settleDraft({ prompt: "apple", negativePrompt: "  ", count: 1 }).negativePrompt).toBe(
      undefined,
    );
  });

  it("refuses an empty prompt, unless there is a picture to start from", () => {
    for (const prompt of [" \n ", "\u200b\u2060", "\u202e\u0000", "\u3164"])
      expect(() => settleDraft({ prompt, count: 1 })).toThrow(/prompt is empty/);
    expect(settleDraft({ prompt: " ", count: 1, source }).prompt).toBe("");
  });

  it.each([
    [{ prompt: "x".repeat(4001) }, /at most 4000 characters/],
    [{ count: 5 }, /1 to 4/],
    [{ seed: 1e15 }, /0 to 999999999999999/],
    [{ steps: 0 }, /1 to 1000/],
    [{ guidanceScale: 101 }, /0 to 100/],
    [{ source: { ...source, strength: 2 } }, /strength/],
    [{ style: "x".repeat(101) }, /"style"/],
  ])("says what is allowed instead of %j", (change, words) => {
    expect(() => settleDraft({ prompt: "apple", count: 1, ...change })).toThrow(words);
  });
});
