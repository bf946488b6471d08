import { expect, it } from "vitest";
import { composesPrompts } from "../../../../src/diffusion/prompt/composes-prompts.ts";

it("needs something to lead away from, and the rows for it", () => {
  const usual = { takesNegativePrompt: true, extraChannels: "none" } as const;
  expect(composesPrompts(usual)).toBe(true);
  expect(composesPrompts({ ...usual, extraChannels: "inpainting" })).toBe(true);
  expect(composesPrompts({ ...usual, extraChannels: "instruction" })).toBe(false);
  expect(composesPrompts({ ...usual, takesNegativePrompt: false })).toBe(false);
});
