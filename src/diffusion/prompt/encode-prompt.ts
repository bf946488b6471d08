import type { GenerationJob } from "../job.ts";
import { clipsOf, type LoadedModel } from "../models/loaded-model.ts";
import type { TextEncoder } from "../models/text-encoder.ts";
import { concatenate, row, type Tensor, zeros } from "../tensor.ts";
import { loadWords } from "../textual-inversion/load-words.ts";
import type { ClipTokenizer } from "../tokenizer/clip-tokenizer.ts";
import { type Chunk, chunkPrompt, roomOf } from "./chunk-prompt.ts";
import type { Conditioning } from "./conditioning.ts";
import { parsePrompt } from "./parse-prompt.ts";
import { sideBySide } from "./side-by-side.ts";
import { weighEmbeddings } from "./weigh-embeddings.ts";

/** A text in the chunks of one tokenizer. */
type Chunks = readonly Chunk[];

/** What one encoder, or all of them together, make of a prompt: [1, tokens, width] and [1, width]. */
interface Encoded {
  readonly embeddings: Tensor;
  readonly pooled: Tensor | undefined;
}

/**
 * Encodes the prompts for a UNet: the negative one where the guidance scale uses it (above 1, and
 * never for latent consistency models). Both get as many chunks as the longer one needs; a denoiser of
 * fixed length takes the first one only. SDXL's encoders lie side by side. Names of embeddings stand
 * for their vectors.
 */
export async function encodeClipPrompt(
  model: LoadedModel,
  job: GenerationJob,
): Promise<Conditioning> {
  const { takesLongPrompts, takesNegativePrompt, zerosWithoutNegative } = model.description;
  const isGuided = job.guidanceScale > 1 && takesNegativePrompt;
  const textParts = clipsOf(model);
  const tokenizers = await Promise.all(textParts.map(({ tokenizer }) => tokenizer()));
  const texts = {
    prompt: job.prompt,
    negative_prompt: isGuided ? (job.negativePrompt ?? "") : "",
  };
  const { words, problems } = await loadWords(texts, model.description.folder, async () => {
    const encoders = await Promise.all(textParts.map(({ encoder }) => encoder()));
    return {
      widths: encoders.map(({ vectorWidth }) => vectorWidth),
      room: Math.min(...tokenizers.map(roomOf)),
      model: model.description.name,
    };
  });
  const chunksOf = (text: string) =>
    tokenizers.map((tokenizer, i) => chunkPrompt(parsePrompt(text), tokenizer, words[i]));
  const prompts = chunksOf(texts.prompt);
  const negatives = chunksOf(texts.negative_prompt);
  const [needed, negativeNeeded] = [longest(prompts), longest(negatives)];
  const count = Math.min(Math.max(needed, negativeNeeded), takesLongPrompts ? Infinity : 1);
  const hasZeros = zerosWithoutNegative && job.negativePrompt === undefined;

  const [positive, negative]: [Encoded[], Encoded[]] = [[], []];
  let isHalfPrecision = false;
  for (const [index, part] of textParts.entries()) {
    const encoder = await part.encoder();
    const filled = (chunks: Chunks) => fill(chunks, count, tokenizers[index]!);
    // Layers are left out for the prompt alone: diffusers' rule.
    positive.push(await embed(filled(prompts[index]!), encoder, job.clipSkip));
    if (isGuided && !hasZeros) negative.push(await embed(filled(negatives[index]!), encoder));
    isHalfPrecision = encoder.isHalfPrecision;
  }
  const asked = join(positive);
  const unasked = () => (hasZeros ? zerosLike(asked) : join(negative));
  const rows = isGuided ? guidedRows(model, asked, unasked()) : [asked];
  const pooled = rows.flatMap((each) => each.pooled ?? []);
  return {
    embeddings: concatenate(rows.map(({ embeddings }) => embeddings)),
    pooled: pooled.length === 0 ? undefined : concatenate(pooled),
    isGuided,
    cut: [
      ...(needed > count ? (["prompt"] as const) : []),
      ...(negativeNeeded > count ? (["negative_prompt"] as const) : []),
    ],
    problems,
    isHalfPrecision,
  };
}

/** Who edits by instruction looks at the picture without words, too, and at nothing at all. */
function guidedRows({ description }: LoadedModel, asked: Encoded, unasked: Encoded): Encoded[] {
  const edits = description.extraChannels === "instruction";
  return edits ? [asked, unasked, unasked] : [unasked, asked];
}

function longest(texts: readonly Chunks[]): number {
  return Math.max(...texts.map((chunks) => chunks.length));
}

function fill(chunks: Chunks, count: number, tokenizer: ClipTokenizer): Chunks {
  const [empty] = chunkPrompt([], tokenizer);
  return Array.from({ length: count }, (_, index) => chunks[index] ?? empty!);
}

/** The weighed embeddings of all chunks, one behind the other; the first chunk stands for the whole. */
async function embed(chunks: Chunks, encoder: TextEncoder, clipSkip?: number): Promise<Encoded> {
  const { hidden, pooled } = await encoder.encode(chunks, clipSkip);
  const weighed = chunks.map(({ weights }, index) => weighEmbeddings(row(hidden, index), weights));
  const { data, dims } = concatenate(weighed);
  const [count = 1, tokens = 0, width = 0] = dims;
  return {
    embeddings: { data, dims: [1, count * tokens, width] },
    pooled: pooled && row(pooled, 0),
  };
}

/** What several encoders say of the same text; the last one speaks for it as a whole. */
function join(encoded: readonly Encoded[]): Encoded {
  return {
    embeddings: sideBySide(encoded.map(({ embeddings }) => embeddings)),
    pooled: encoded.at(-1)?.pooled,
  };
}

function zerosLike({ embeddings, pooled }: Encoded): Encoded {
  return { embeddings: zeros(embeddings.dims), pooled: pooled && zeros(pooled.dims) };
}
