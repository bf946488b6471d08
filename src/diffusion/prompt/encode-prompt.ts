import type { GenerationJob } from "../job.ts";
import type { LoadedModel } from "../models/loaded-model.ts";
import { concatenate, type Tensor } from "../tensor.ts";
import type { ClipTokenizer } from "../tokenizer/clip-tokenizer.ts";

/** What the denoiser is told about the prompt, once for a whole job. */
export interface Conditioning {
  /** [2, tokens, width] with the negative prompt first when guided, else [1, tokens, width]. */
  readonly embeddings: Tensor;
  readonly isGuided: boolean;
  /** Whether noise is drawn in half precision. */
  readonly isHalfPrecision: boolean;
}

/** Encodes the prompt, and the negative prompt where the guidance scale uses it (above 1). */
export async function encodePrompt(model: LoadedModel, job: GenerationJob): Promise<Conditioning> {
  const tokenizer = await model.tokenizer();
  const encoder = await model.textEncoder();
  const isGuided = job.guidanceScale > 1;
  // Layers are left out for the prompt alone: diffusers' rule.
  const positive = await encoder.encode([tokenRow(tokenizer, job.prompt)], job.clipSkip);
  const negative = isGuided
    ? [await encoder.encode([tokenRow(tokenizer, job.negativePrompt)])]
    : [];
  return {
    embeddings: concatenate([...negative, positive]),
    isGuided,
    isHalfPrecision: encoder.isHalfPrecision,
  };
}

/** Start, as many of the text's tokens as fit, end, padding: one row of the encoder's length. */
function tokenRow(tokenizer: ClipTokenizer, text: string): number[] {
  const { start, end, padding, maxLength } = tokenizer;
  const row = [start, ...tokenizer.encode(text).slice(0, maxLength - 2), end];
  return Array.from({ length: maxLength }, (_, index) => row[index] ?? padding);
}
