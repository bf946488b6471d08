import { clipsOf, type LoadedClip, type LoadedModel, t5Of } from "../../models/loaded-model.ts";
import type { Conditioning } from "../../prompt/conditioning.ts";
import { encodeClip } from "../../prompt/encode-clip.ts";
import { encodeT5 } from "../../prompt/encode-t5.ts";
import { sideBySide } from "../../prompt/side-by-side.ts";
import { concatenate, type Tensor, zeros } from "../../tensor.ts";
import type { Family } from "../family.ts";

/** Tokens of T5 that are always given, as the padding takes part. */
export const T5_TOKENS = 256;
/** The width of T5's states where neither its graph nor the transformer's tells it. */
const USUAL_WIDTH = 4096;

interface Encoded {
  readonly embeddings: Tensor;
  readonly pooled: Tensor;
  readonly isCut: boolean;
  readonly isHalfPrecision: boolean;
}

/**
 * Both CLIPs' layers before the last side by side, padded with zeros to the width of T5, and T5's
 * states behind them in the sequence; without T5 as many rows of zeros. A negative prompt that is not
 * given is an empty one.
 */
export const encodeSd3Prompt: Family["encodePrompt"] = async (model, job) => {
  const isGuided = job.guidanceScale > 1;
  const asked = await encode(model, job.prompt, job.clipSkip);
  const unasked = isGuided ? await encode(model, job.negativePrompt ?? "") : undefined;
  const rows = unasked === undefined ? [asked] : [unasked, asked];
  const cut: Conditioning["cut"] = [
    ...(asked.isCut ? (["prompt"] as const) : []),
    ...(unasked?.isCut ? (["negative_prompt"] as const) : []),
  ];
  return {
    embeddings: concatenate(rows.map(({ embeddings }) => embeddings)),
    pooled: concatenate(rows.map(({ pooled }) => pooled)),
    isGuided,
    cut,
    problems: [],
    isHalfPrecision: asked.isHalfPrecision,
  };
};

async function encode(model: LoadedModel, text: string, clipSkip?: number): Promise<Encoded> {
  const clips = await inTurn(clipsOf(model), (part) => encodeClip(part, text, clipSkip));
  const t5Part = t5Of(model);
  const t5 = t5Part && (await encodeT5(t5Part, text));
  const width = t5?.hidden.dims[2] ?? model.description.contextWidth ?? USUAL_WIDTH;
  const clip = widened(sideBySide(clips.map(({ hidden }) => hidden)), width);
  const behind = t5?.hidden ?? zeros([1, T5_TOKENS, width]);
  return {
    embeddings: oneAfterAnother(clip, behind),
    pooled: sideBySide(clips.map(({ pooled }) => pooled)),
    // What one kind of encoder leaves out, the other may still read.
    isCut: t5?.isCut ?? clips.some(({ isCut }) => isCut),
    isHalfPrecision: t5?.isHalfPrecision ?? clips.some((each) => each.isHalfPrecision),
  };
}

/** One after another: where memory is short, each encoder takes the place of the one before. */
async function inTurn<Result>(
  parts: readonly LoadedClip[],
  encodeOne: (part: LoadedClip) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const part of parts) results.push(await encodeOne(part));
  return results;
}

/** Vectors [1, tokens, n] with zeros behind, up to that width. */
function widened(value: Tensor, width: number): Tensor {
  const [, tokens = 0, own = 0] = value.dims;
  const wide = zeros([1, tokens, Math.max(width, own)]);
  for (let token = 0; token < tokens; token += 1) {
    const row = value.data.subarray(token * own, (token + 1) * own);
    wide.data.set(row, token * Math.max(width, own));
  }
  return wide;
}

/** [1, a, width] and [1, b, width] as [1, a + b, width]. */
function oneAfterAnother(first: Tensor, second: Tensor): Tensor {
  const data = new Float32Array(first.data.length + second.data.length);
  data.set(first.data);
  data.set(second.data, first.data.length);
  return { data, dims: [1, (first.dims[1] ?? 0) + (second.dims[1] ?? 0), first.dims[2] ?? 0] };
}
