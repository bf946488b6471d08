import { describe, expect, it } from "vitest";
import { parsePrompt } from "../../../../src/diffusion/prompt/parse-prompt.ts";

/** Parts as "text×weight", for reading. */
function parts(prompt: string): string[] {
  return parsePrompt(prompt).map((part) =>
    part === "break" ? "BREAK" : `${part.text}×${Number(part.weight.toFixed(4))}`,
  );
}

describe("a prompt in A1111's writing", () => {
  it.each([
    ["a red apple", ["a red apple×1"]],
    ["", []],
    ["a (red) apple", ["a ×1", "red×1.1", " apple×1"]],
    ["a ((red)) apple", ["a ×1", "red×1.21", " apple×1"]],
    ["(red:1.3)", ["red×1.3"]],
    ["(red: .5 )", ["red×0.5"]],
    ["[red]", ["red×0.9091"]],
    ["(a [b] c:2)", ["a ×2", "b×1.8182", " c×2"]],
    ["(a (b:1.5):2)", ["a ×2", "b×3"]],
    ["\\(a\\) \\[b\\] \\\\", ["(a) [b] \\×1"]],
    ["(never closed", ["never closed×1.1"]],
    ["[never closed", ["never closed×0.9091"]],
    ["never opened) at all]", ["never opened) at all]×1"]],
    ["12:30 o'clock", ["12:30 o'clock×1"]],
    ["(at 12:30)", ["at 12×30"]],
    ["back\\slash", ["back\\slash×1"]],
    ["a BREAK b", ["a×1", "BREAK", "b×1"]],
    ["(a BREAK b:1.2)", ["a×1.2", "BREAK", "b×1.2"]],
    ["BREAKFAST", ["BREAKFAST×1"]],
    ["(red:abc)", ["red:abc×1.1"]],
    ["(a](b)", ["a]×1.1", "b×1.21"]],
    ["(a [b) c]", ["a ×1.1", "b×1", " c×0.9091"]],
    ["(red:1.2.3)", ["red:1.2.3×1.1"]],
    ["(red:-.5)", ["red×-0.5"]],
    ["(red:0)", ["red×0"]],
    ["(:1.3)", []],
    ["()[]", []],
    ["red:1.3)", ["red:1.3)×1"]],
    ["(🍎:1.2) 日本のりんご", ["🍎×1.2", " 日本のりんご×1"]],
    ["\ud83d (\u0000)\u0007", ["\ud83d ×1", "\u0000×1.1", "\u0007×1"]],
    ["(a\nb)", ["a\nb×1.1"]],
    ["a\nBREAK\n\nb BREAK", ["a×1", "BREAK", "b×1", "BREAK", "×1"]],
  ])("%s", (prompt, expected) => {
    expect(parts(prompt)).toEqual(expected);
  });
});
