import type { LoadedT5 } from "../models/loaded-model.ts";
import type { Tensor } from "../tensor.ts";
import { parsePrompt } from "./parse-prompt.ts";
import { weighEmbeddings } from "./weigh-embeddings.ts";

/** What T5 makes of a text: [1, tokens, width]. */
export interface T5Encoding {
  readonly hidden: Tensor;
  /** Whether its end was left out. */
  readonly isCut: boolean;
  readonly isHalfPrecision: boolean;
}

interface Token {
  readonly id: number;
  readonly weight: number;
}

/**
 * A text as T5 reads it: pieces, the end, and padding up to the length that the model is always
 * given; what is longer is cut before the end. No mask goes with it: the padding takes part.
 */
export async function encodeT5(part: LoadedT5, text: string): Promise<T5Encoding> {
  const tokenizer = await part.tokenizer();
  const { length } = part;
  const words = parsePrompt(text).filter((piece) => piece !== "break");
  const all = words.flatMap(({ text: piece, weight }): Token[] =>
    tokenizer.encode(piece).map((id) => ({ id, weight })),
  );
  const kept = all.slice(0, length - 1);
  const tokens = [...kept, { id: tokenizer.end, weight: 1 }];
  const row = Array.from(
    { length },
    (_, index) => tokens[index] ?? { id: tokenizer.padding, weight: 1 },
  );
  const encoder = await part.encoder();
  const { hidden } = await encoder.encode([{ ids: row.map(({ id }) => id) }]);
  return {
    hidden: weighEmbeddings(
      hidden,
      row.map(({ weight }) => weight),
    ),
    isCut: kept.length < all.length,
    isHalfPrecision: encoder.isHalfPrecision,
  };
}
