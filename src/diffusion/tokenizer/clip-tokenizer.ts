import { byteAlphabet } from "./byte-alphabet.ts";
import { bytePairEncoder, type Vocabulary } from "./byte-pairs.ts";
import { normalizeText, splitWords } from "./clip-text.ts";
import { splitter } from "./split-tokens.ts";

/** A token that is cut out of a text before it is split into words. */
export interface AddedToken {
  readonly content: string;
  readonly id: number;
  /** Whether it is looked for in the cleaned-up text instead of in the text as it was written. */
  readonly normalized: boolean;
}

/** What a tokenizer's files say. */
export interface TokenizerSettings {
  readonly vocabulary: Vocabulary;
  readonly addedTokens: readonly AddedToken[];
  readonly start: number;
  readonly end: number;
  readonly padding: number;
  readonly unknown: number;
  /** Tokens a text encoder takes at a time, start and end included. */
  readonly maxLength: number;
}

/** CLIP's tokenizer; its ids equal those of transformers' CLIPTokenizer. */
export interface ClipTokenizer {
  /** The ids of a text of any length, without start, end and padding. */
  encode(text: string): number[];
  readonly start: number;
  readonly end: number;
  readonly padding: number;
  readonly maxLength: number;
}

/** A tokenizer from its settings; see load-tokenizer.ts for reading those from a model folder. */
export function createTokenizer(settings: TokenizerSettings): ClipTokenizer {
  const { vocabulary, unknown, start, end, padding, maxLength } = settings;
  const encodeWord = bytePairEncoder(vocabulary, unknown);
  const bytes = new TextEncoder();
  const splitWritten = splitter(settings.addedTokens.filter((token) => !token.normalized));
  const splitCleaned = splitter(settings.addedTokens.filter((token) => token.normalized));

  const encodeWords = (cleaned: string): number[] =>
    splitWords(cleaned).flatMap((word) =>
      encodeWord(Array.from(bytes.encode(word), (byte) => byteAlphabet[byte]!).join("")),
    );

  return {
    encode: (text) =>
      splitWritten(text).flatMap((part) =>
        typeof part === "number"
          ? part
          : splitCleaned(normalizeText(part)).flatMap((piece) =>
              typeof piece === "number" ? piece : encodeWords(piece),
            ),
      ),
    start,
    end,
    padding,
    maxLength,
  };
}
