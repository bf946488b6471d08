import type { WordVectors } from "../textual-inversion/load-words.ts";
import { splitAtNames } from "../textual-inversion/split-at-names.ts";
import type { RowVectors } from "../textual-inversion/vector-inputs.ts";
import type { ClipTokenizer } from "../tokenizer/clip-tokenizer.ts";
import type { PromptPart, WeightedText } from "./parse-prompt.ts";

/** As many tokens as a text encoder takes at once, and how much each counts. */
export interface Chunk {
  readonly ids: readonly number[];
  readonly weights: readonly number[];
  /** What stands for a token in place of the encoder's own vector, where an embedding does. */
  readonly vectors: RowVectors;
}

interface Token {
  readonly id: number;
  readonly weight: number;
  readonly vector?: Float32Array;
}

/**
 * Lays a prompt of any length out in chunks: start, up to `maxLength` − 2 tokens, end, padding.
 * There is always at least one; `BREAK` ends a chunk early. The names in `words` become their
 * vectors, which stay together in one chunk; none may have more vectors than `roomOf` says.
 */
export function chunkPrompt(
  parts: readonly PromptPart[],
  tokenizer: ClipTokenizer,
  words: WordVectors = new Map(),
): Chunk[] {
  const room = roomOf(tokenizer);
  const chunks: Token[][] = [[]];
  for (const part of parts) {
    if (part === "break") {
      chunks.push([]);
      continue;
    }
    for (const together of tokensOf(part, tokenizer, words)) {
      if (chunks.at(-1)!.length + together.length > room) chunks.push([]);
      chunks.at(-1)!.push(...together);
    }
  }
  // A BREAK at the very end begins nothing.
  if (chunks.length > 1 && chunks.at(-1)!.length === 0) chunks.pop();
  return chunks.map((tokens) => frame(tokens, tokenizer));
}

/** How many tokens of a prompt one chunk holds. */
export function roomOf({ maxLength }: ClipTokenizer): number {
  return maxLength - 2;
}

/** The tokens of a text, those together that may not be parted. */
function tokensOf(
  { text, weight }: WeightedText,
  tokenizer: ClipTokenizer,
  words: WordVectors,
): Token[][] {
  return splitAtNames(text, words.keys()).flatMap((piece): Token[][] =>
    "text" in piece
      ? tokenizer.encode(piece.text).map((id) => [{ id, weight }])
      : [
          // The id is not looked up; only the end's own would mean something to an encoder.
          (words.get(piece.name) ?? []).map((vector) => ({ id: tokenizer.start, weight, vector })),
        ],
  );
}

function frame(tokens: readonly Token[], { start, end, padding, maxLength }: ClipTokenizer): Chunk {
  const ids = [start, ...tokens.map(({ id }) => id), end];
  const at = (index: number) => tokens[index - 1];
  const row = <Value>(value: (index: number) => Value) =>
    Array.from({ length: maxLength }, (_, index) => value(index));
  return {
    ids: row((index) => ids[index] ?? padding),
    weights: row((index) => at(index)?.weight ?? 1),
    vectors: row((index) => at(index)?.vector),
  };
}
