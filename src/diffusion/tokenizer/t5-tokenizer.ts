import { Tokenizer } from "@huggingface/tokenizers";
import type { TextNormalizer } from "./precompiled-charsmap.ts";
import { splitter } from "./split-tokens.ts";

/** A token that is cut out of a text before anything else is done with it. */
export interface WholeToken {
  readonly content: string;
  readonly id: number;
}

/** A unigram vocabulary as tokenizer.json holds it, and the settings around it. */
export interface PieceSettings {
  /** Pieces with the logarithm of their probability, in the order of their ids. */
  readonly vocab: readonly (readonly [piece: string, score: number])[];
  readonly unknown: number;
  /** What is done to a text before it is cut into words, beside the normalizer's part. */
  readonly normalizer: object | null;
  readonly preTokenizer: object;
  readonly wholeTokens: readonly WholeToken[];
  readonly normalize: TextNormalizer;
}

/** T5's tokenizer; its ids equal those of transformers' T5TokenizerFast. */
export interface T5Tokenizer {
  /** The ids of a text of any length, without end and padding. */
  encode(text: string): number[];
  readonly end: number;
  readonly padding: number;
}

/** T5's ids of padding and of a text's end, in every vocabulary of it. */
const PADDING = 0;
const END = 1;

/** A tokenizer of pieces: unigrams whose scores add up to the most (Kudo, 2018). */
export function createT5Tokenizer(settings: PieceSettings): T5Tokenizer {
  const { vocab, unknown, normalizer, preTokenizer, wholeTokens, normalize } = settings;
  const pieces = new Tokenizer(
    {
      version: "1.0",
      truncation: null,
      padding: null,
      added_tokens: [],
      normalizer,
      pre_tokenizer: preTokenizer,
      post_processor: null,
      decoder: null,
      model: { type: "Unigram", unk_id: unknown, vocab, byte_fallback: false },
    },
    {},
  );
  const split = splitter(wholeTokens);
  // Unicode counts it as white space, JavaScript does not.
  const splitsAtSpace = JSON.stringify(preTokenizer).includes("WhitespaceSplit");
  const written = (text: string) => {
    const normal = normalize(text);
    return splitsAtSpace ? normal.replaceAll("\u0085", " ") : normal;
  };
  return {
    encode: (text) =>
      split(text).flatMap((part) =>
        typeof part === "number"
          ? part
          : pieces.encode(written(part), { add_special_tokens: false }).ids,
      ),
    end: END,
    padding: PADDING,
  };
}
