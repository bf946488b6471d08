import type { ClipTokenizer } from "../tokenizer/clip-tokenizer.ts";
import type { PromptPart } from "./parse-prompt.ts";

/** As many tokens as a text encoder takes at once, and how much each counts. */
export interface Chunk {
  readonly ids: readonly number[];
  readonly weights: readonly number[];
}

/**
 * Lays a prompt of any length out in chunks: start, up to `maxLength` − 2 tokens, end, padding.
 * There is always at least one; `BREAK` ends a chunk early.
 */
export function chunkPrompt(parts: readonly PromptPart[], tokenizer: ClipTokenizer): Chunk[] {
  const room = tokenizer.maxLength - 2;
  const chunks: { readonly id: number; readonly weight: number }[][] = [[]];
  for (const part of parts) {
    if (part === "break") {
      chunks.push([]);
      continue;
    }
    for (const id of tokenizer.encode(part.text)) {
      if (chunks.at(-1)!.length === room) chunks.push([]);
      chunks.at(-1)!.push({ id, weight: part.weight });
    }
  }
  return chunks.map((tokens) => frame(tokens, tokenizer));
}

function frame(
  tokens: readonly { readonly id: number; readonly weight: number }[],
  { start, end, padding, maxLength }: ClipTokenizer,
): Chunk {
  const ids = [start, ...tokens.map(({ id }) => id), end];
  const weights = [1, ...tokens.map(({ weight }) => weight)];
  return {
    ids: Array.from({ length: maxLength }, (_, index) => ids[index] ?? padding),
    weights: Array.from({ length: maxLength }, (_, index) => weights[index] ?? 1),
  };
}
