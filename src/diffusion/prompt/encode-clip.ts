import type { LoadedClip } from "../models/loaded-model.ts";
import type { Tensor } from "../tensor.ts";
import { chunkPrompt } from "./chunk-prompt.ts";
import { parsePrompt } from "./parse-prompt.ts";
import { weighEmbeddings } from "./weigh-embeddings.ts";

/** What one text encoder makes of a text: [1, tokens, width], and of the whole of it [1, width]. */
export interface ClipEncoding {
  readonly hidden: Tensor;
  readonly pooled: Tensor;
  /** Whether its end was left out. */
  readonly isCut: boolean;
  readonly isHalfPrecision: boolean;
}

/** A text as one chunk of CLIP's tokens; what is longer is cut. */
export async function encodeClip(
  part: LoadedClip,
  text: string,
  clipSkip?: number,
): Promise<ClipEncoding> {
  const tokenizer = await part.tokenizer();
  const words = parsePrompt(text).filter((piece) => piece !== "break");
  const [chunk, ...others] = chunkPrompt(words, tokenizer);
  const encoder = await part.encoder();
  const { hidden, pooled } = await encoder.encode(chunk === undefined ? [] : [chunk], clipSkip);
  return {
    hidden: weighEmbeddings(hidden, chunk?.weights ?? []),
    pooled: pooled ?? { data: new Float32Array(), dims: [1, 0] },
    isCut: others.length > 0,
    isHalfPrecision: encoder.isHalfPrecision,
  };
}
