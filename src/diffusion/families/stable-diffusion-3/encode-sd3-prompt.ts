import { clipsOf, type LoadedModel, t5Of } from "../../models/loaded-model.ts";
import type { EncodedSteps, Told } from "../../prompt/conditioning.ts";
import { type ClipEncoding, encodeClip } from "../../prompt/encode-clip.ts";
import { encodeEach } from "../../prompt/encode-each.ts";
import { encodeT5, type T5Encoding } from "../../prompt/encode-t5.ts";
import { sideBySide } from "../../prompt/side-by-side.ts";
import { concatenate, type Tensor, zeros } from "../../tensor.ts";
import type { Family } from "../family.ts";

/** Tokens of T5 that are always given, as the padding takes part. */
export const T5_TOKENS = 256;
/** The width of T5's states where neither its graph nor the transformer's tells it. */
const USUAL_WIDTH = 4096;

interface Encoded extends Told {
  readonly pooled: Tensor;
  readonly isCut: boolean;
  readonly isHalfPrecision: boolean;
}

/**
 * Both CLIPs' layers before the last side by side, padded with zeros to the width of T5, and T5's
 * states behind them in the sequence; without T5 as many rows of zeros. A negative prompt that is not
 * given is an empty one.
 */
export const encodeSd3Prompt: Family["encodePrompt"] = async (model, request) => {
  const { steps, isGuided, clipSkip } = request;
  const askedTexts = steps.flatMap(({ prompts }) => prompts);
  const unaskedTexts = steps.map(({ negativePrompt = "" }) => negativePrompt);
  const asked = await encodeAll(model, askedTexts, clipSkip);
  const unasked = isGuided ? await encodeAll(model, unaskedTexts) : new Map<string, Encoded>();
  const isCut = (all: ReadonlyMap<string, Encoded>) =>
    Array.from(all.values()).some((each) => each.isCut);
  const cut: EncodedSteps["cut"] = [
    ...(isCut(asked) ? (["prompt"] as const) : []),
    ...(isCut(unasked) ? (["negative_prompt"] as const) : []),
  ];
  return {
    told: steps.map(({ prompts, negativePrompt = "" }): Told => {
      const away = unasked.get(negativePrompt);
      const rows = [...(away ? [away] : []), ...prompts.map((text) => asked.get(text)!)];
      return {
        embeddings: concatenate(rows.map(({ embeddings }) => embeddings)),
        pooled: concatenate(rows.map(({ pooled }) => pooled)),
      };
    }),
    isGuided,
    cut,
    problems: [],
    isHalfPrecision: asked.get(askedTexts[0] ?? "")?.isHalfPrecision ?? false,
  };
};

/** The texts as the transformer attends to them, by text; one encoder after the other. */
async function encodeAll(
  model: LoadedModel,
  texts: readonly string[],
  clipSkip?: number,
): Promise<ReadonlyMap<string, Encoded>> {
  const byClip: ReadonlyMap<string, ClipEncoding>[] = [];
  for (const part of clipsOf(model)) {
    byClip.push(await encodeEach(texts, (text) => encodeClip(part, text, clipSkip)));
  }
  const t5Part = t5Of(model);
  const byT5 = t5Part && (await encodeEach(texts, (text) => encodeT5(t5Part, text)));
  const usualWidth = model.description.contextWidth ?? USUAL_WIDTH;
  return new Map(
    texts.map((text) => {
      const clips = byClip.map((encodings) => encodings.get(text)!);
      return [text, join(clips, byT5?.get(text), usualWidth)];
    }),
  );
}

function join(
  clips: readonly ClipEncoding[],
  t5: T5Encoding | undefined,
  usualWidth: number,
): Encoded {
  const width = t5?.hidden.dims[2] ?? usualWidth;
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
