import type { GenerationJob } from "../job.ts";
import type { LoadedModel } from "../models/loaded-model.ts";
import type { TextEncoder } from "../models/text-encoder.ts";
import { concatenate, row, type Tensor } from "../tensor.ts";
import type { ClipTokenizer } from "../tokenizer/clip-tokenizer.ts";
import { type Chunk, chunkPrompt } from "./chunk-prompt.ts";
import { parsePrompt } from "./parse-prompt.ts";
import { weighEmbeddings } from "./weigh-embeddings.ts";

/** What the denoiser is told about the prompt, once for a whole job. */
export interface Conditioning {
  /** [2, tokens, width] with the negative prompt first when guided, else [1, tokens, width]. */
  readonly embeddings: Tensor;
  readonly isGuided: boolean;
  /** The prompts, by their public names, whose end the model does not take. */
  readonly cut: readonly ("prompt" | "negative_prompt")[];
  /** Whether noise is drawn in half precision. */
  readonly isHalfPrecision: boolean;
}

/**
 * Encodes the prompt, and the negative prompt where the guidance scale uses it (above 1). Both get
 * as many chunks as the longer one needs; a denoiser of fixed length takes the first one only.
 */
export async function encodePrompt(model: LoadedModel, job: GenerationJob): Promise<Conditioning> {
  const tokenizer = await model.tokenizer();
  const encoder = await model.textEncoder();
  const isGuided = job.guidanceScale > 1;
  const most = model.description.takesLongPrompts ? Infinity : 1;
  const prompt = chunkPrompt(parsePrompt(job.prompt), tokenizer);
  const negative = chunkPrompt(parsePrompt(isGuided ? job.negativePrompt : ""), tokenizer);
  const count = Math.min(Math.max(prompt.length, negative.length), most);
  // Layers are left out for the prompt alone: diffusers' rule.
  const positive = await embed(fill(prompt, count, tokenizer), encoder, job.clipSkip);
  return {
    embeddings: isGuided
      ? concatenate([await embed(fill(negative, count, tokenizer), encoder), positive])
      : positive,
    isGuided,
    cut: [
      ...(prompt.length > count ? (["prompt"] as const) : []),
      ...(negative.length > count ? (["negative_prompt"] as const) : []),
    ],
    isHalfPrecision: encoder.isHalfPrecision,
  };
}

function fill(chunks: readonly Chunk[], count: number, tokenizer: ClipTokenizer): readonly Chunk[] {
  const [empty] = chunkPrompt([], tokenizer);
  return Array.from({ length: count }, (_, index) => chunks[index] ?? empty!);
}

/** The weighed embeddings of all chunks, one behind the other: [1, chunks × tokens, width]. */
async function embed(
  chunks: readonly Chunk[],
  encoder: TextEncoder,
  clipSkip?: number,
): Promise<Tensor> {
  const hidden = await encoder.encode(
    chunks.map(({ ids }) => ids),
    clipSkip,
  );
  const weighed = chunks.map(({ weights }, index) => weighEmbeddings(row(hidden, index), weights));
  const { data, dims } = concatenate(weighed);
  const [count = 1, tokens = 0, width = 0] = dims;
  return { data, dims: [1, count * tokens, width] };
}
