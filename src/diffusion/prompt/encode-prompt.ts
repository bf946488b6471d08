import { clipsOf, type LoadedModel } from "../models/loaded-model.ts";
import type { TextEncoder } from "../models/text-encoder.ts";
import { concatenate, row, type Tensor, zeros } from "../tensor.ts";
import { loadWords } from "../textual-inversion/load-words.ts";
import type { ClipTokenizer } from "../tokenizer/clip-tokenizer.ts";
import { type Chunk, chunkPrompt, roomOf } from "./chunk-prompt.ts";
import type { EncodedSteps, StepTexts, TextsToEncode, Told } from "./conditioning.ts";
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

/** A text as it is encoded: in so many chunks, with so many layers left out. */
interface Task {
  readonly text: string;
  readonly count: number;
  readonly clipSkip: number;
}

/** The texts of a step, as they are encoded. */
interface StepTasks {
  readonly asked: readonly Task[];
  /** Undefined where it is not guided, or moves away from zeros. */
  readonly unasked: Task | undefined;
}

/**
 * Encodes the prompts for a UNet, the negative one where it is guided. All prompts of a step get as
 * many chunks as the longest one needs; a denoiser of fixed length takes the first one only. SDXL's
 * encoders lie side by side. Names of embeddings stand for their vectors. A text that several steps
 * have is encoded once.
 */
export async function encodeClipPrompt(
  model: LoadedModel,
  { steps, isGuided, clipSkip = 0 }: TextsToEncode,
): Promise<EncodedSteps> {
  const { takesLongPrompts, zerosWithoutNegative } = model.description;
  const textParts = clipsOf(model);
  const tokenizers = await Promise.all(textParts.map(({ tokenizer }) => tokenizer()));
  const negativeOf = ({ negativePrompt = "" }: StepTexts) => (isGuided ? negativePrompt : "");
  const { words, problems } = await wordsOf(model, tokenizers, {
    prompt: new Set(steps.flatMap(({ prompts }) => prompts)),
    negative_prompt: new Set(steps.map(negativeOf)),
  });
  const chunksOf = remembered((text: string) =>
    tokenizers.map((tokenizer, i) => chunkPrompt(parsePrompt(text), tokenizer, words[i])),
  );
  const neededBy = (texts: readonly string[]) =>
    Math.max(...texts.flatMap((text) => chunksOf(text).map(({ length }) => length)));
  const most = takesLongPrompts ? Infinity : 1;
  const hasZeros = (step: StepTexts) => zerosWithoutNegative && step.negativePrompt === undefined;
  const tasks = steps.map((step): StepTasks => {
    const negative = negativeOf(step);
    const count = Math.min(neededBy([...step.prompts, negative]), most);
    return {
      // Layers are left out for the prompt alone: diffusers' rule.
      asked: step.prompts.map((text) => ({ text, count, clipSkip })),
      unasked: isGuided && !hasZeros(step) ? { text: negative, count, clipSkip: 0 } : undefined,
    };
  });

  const encoded = new Map<string, Encoded[]>();
  const all = tasks.flatMap(({ asked, unasked }) => [...asked, ...(unasked ? [unasked] : [])]);
  const different = new Map(all.map((task) => [keyOf(task), task]));
  let isHalfPrecision = false;
  // One encoder after the other: where memory is short, each takes the place of the one before.
  for (const [index, part] of textParts.entries()) {
    const encoder = await part.encoder();
    for (const [key, { text, count, clipSkip: skip }] of different) {
      const filled = fill(chunksOf(text)[index]!, count, tokenizers[index]!);
      const parts = encoded.get(key) ?? [];
      encoded.set(key, [...parts, await embed(filled, encoder, skip)]);
    }
    isHalfPrecision = encoder.isHalfPrecision;
  }
  const whole = remembered((key: string) => join(encoded.get(key)!));
  const told = tasks.map(({ asked, unasked }): Told => {
    const prompts = asked.map((task) => whole(keyOf(task)));
    if (!isGuided) return stacked(prompts);
    const away = unasked === undefined ? zerosLike(prompts[0]!) : whole(keyOf(unasked));
    return stacked(guidedRows(model, prompts, away));
  });
  const isCut = (texts: readonly string[]) => texts.some((text) => neededBy([text]) > most);
  return {
    told,
    isGuided,
    cut: [
      ...(isCut(steps.flatMap(({ prompts }) => prompts)) ? (["prompt"] as const) : []),
      ...(isCut(steps.map(negativeOf)) ? (["negative_prompt"] as const) : []),
    ],
    problems,
    isHalfPrecision,
  };
}

/** The embeddings that the texts name. */
function wordsOf(
  model: LoadedModel,
  tokenizers: readonly ClipTokenizer[],
  texts: Readonly<Record<"prompt" | "negative_prompt", ReadonlySet<string>>>,
) {
  const joined = {
    prompt: Array.from(texts.prompt).join("\n"),
    negative_prompt: Array.from(texts.negative_prompt).join("\n"),
  };
  return loadWords(joined, model.description.folder, async () => {
    const encoders = await Promise.all(clipsOf(model).map(({ encoder }) => encoder()));
    return {
      widths: encoders.map(({ vectorWidth }) => vectorWidth),
      room: Math.min(...tokenizers.map(roomOf)),
      model: model.description.name,
    };
  });
}

/** Who edits by instruction looks at the picture without words, too, and at nothing at all. */
function guidedRows(
  { description }: LoadedModel,
  asked: readonly Encoded[],
  unasked: Encoded,
): Encoded[] {
  const edits = description.extraChannels === "instruction";
  return edits ? [asked[0]!, unasked, unasked] : [unasked, ...asked];
}

function stacked(rows: readonly Encoded[]): Told {
  const pooled = rows.flatMap((each) => each.pooled ?? []);
  return {
    embeddings: concatenate(rows.map(({ embeddings }) => embeddings)),
    pooled: pooled.length === 0 ? undefined : concatenate(pooled),
  };
}

function keyOf({ text, count, clipSkip }: Task): string {
  return `${count} ${clipSkip} ${text}`;
}

/** A function that is called once for each different text. */
function remembered<Value>(of: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const value = known.get(text) ?? of(text);
    known.set(text, value);
    return value;
  };
}

function fill(chunks: Chunks, count: number, tokenizer: ClipTokenizer): Chunks {
  const [empty] = chunkPrompt([], tokenizer);
  return Array.from({ length: count }, (_, index) => chunks[index] ?? empty!);
}

/** The weighed embeddings of all chunks, one behind the other; the first chunk stands for the whole. */
async function embed(chunks: Chunks, encoder: TextEncoder, clipSkip: number): Promise<Encoded> {
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
