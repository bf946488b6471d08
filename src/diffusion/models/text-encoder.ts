import { lastHiddenState, layersBelow } from "../description/hidden-states.ts";
import type { TextPart } from "../description/model-description.ts";
import { hiddenOutput, pooledOutput } from "../description/text-outputs.ts";
import { DiffusionError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";
import { firstNonFinite, type Tensor, tensor } from "../tensor.ts";
import { type RowVectors, vectorInputs, vectorWidth } from "../textual-inversion/vector-inputs.ts";
import type { LayerNorm } from "./final-layer-norm.ts";
import { outputOf, type Session } from "../onnx/session.ts";

/** What a text encoder makes of some texts. */
export interface EncodedTexts {
  /** An embedding for each token: [texts, tokens, width]. */
  readonly hidden: Tensor;
  /** Each text as a whole: [texts, width]; undefined where the graph gives none. */
  readonly pooled: Tensor | undefined;
}

/** A text as a text encoder takes it. */
export interface EncoderRow {
  readonly ids: readonly number[];
  /** Vectors that take the place of a token's own, where there are any. */
  readonly vectors?: RowVectors;
}

/** Turns token ids into the embeddings that the denoiser attends to. */
export interface TextEncoder {
  /**
   * A row for each text, all of one length. `clipSkip` more layers than usual are left out
   * at the end. Throws DiffusionError when the graph gives no such layer.
   */
  encode(rows: readonly EncoderRow[], clipSkip?: number): Promise<EncodedTexts>;
  /** Numbers in a vector that may take a token's place; undefined when the graph takes none. */
  readonly vectorWidth: number | undefined;
  /** Whether the embeddings are half precision: diffusers then draws the noise in it too. */
  readonly isHalfPrecision: boolean;
}

/**
 * A text encoder over its graph (CLIP's text model, or T5's encoder). `readNorm` reads the graph's
 * final layer norm when layers are left out before it.
 */
export function createTextEncoder(
  session: Session,
  { layer, layers }: Pick<TextPart, "layer" | "layers">,
  readNorm: () => LayerNorm | undefined,
): TextEncoder {
  const names = [...session.outputs.keys()];
  const last = lastHiddenState(names, layers);
  const lastOutput = hiddenOutput(session.outputs.values())?.name ?? "last_hidden_state";
  const wholeOutput = pooledOutput(session.outputs.values())?.name;
  const hiddenOf = (outputs: ReadonlyMap<string, Tensor>, clipSkip: number): Tensor => {
    if (layer === "last" && clipSkip === 0) return outputOf(outputs, lastOutput);
    const usual = layer === "last" ? last : last && last - 1;
    const hidden = usual && outputs.get(`hidden_states.${usual - clipSkip}`);
    if (!hidden) throw noSuchLayer(names, usual, clipSkip);
    // SDXL takes the layer as it is; the others normalise it as they would the last one.
    const norm = layer === "penultimate" ? (value: Tensor) => value : readNorm();
    if (norm === undefined) throw noSuchLayer(names, undefined, clipSkip);
    return norm(hidden);
  };
  return {
    vectorWidth: vectorWidth(session.inputs),
    isHalfPrecision: [lastOutput, wholeOutput].some(
      (name) => session.outputs.get(name ?? "")?.type === "float16",
    ),
    async encode(rows, clipSkip = 0) {
      const length = rows[0]?.ids.length ?? 0;
      const ids = tensor(Float32Array.from(rows.flatMap((row) => row.ids)), [rows.length, length]);
      const outputs = await session.run({
        input_ids: ids,
        // Where an export asks for one, every token counts, as for diffusers.
        ...(session.inputs.has("attention_mask") && {
          attention_mask: { ...ids, data: ids.data.map(() => 1) },
        }),
        ...vectorInputs(
          session.inputs,
          rows.map(({ vectors }) => vectors),
          length,
        ),
      });
      const hidden = hiddenOf(outputs, clipSkip);
      const pooled = wholeOutput === undefined ? undefined : outputs.get(wholeOutput);
      if (firstNonFinite(hidden) !== -1 || (pooled && firstNonFinite(pooled) !== -1)) {
        // It runs on the CPU already, so that another device is no way out.
        throw new DiffusionError("text-encoder", say("engine.text-encoder-not-finite"));
      }
      return { hidden, pooled };
    },
  };
}

function noSuchLayer(
  names: readonly string[],
  usual: number | undefined,
  clipSkip: number,
): DiffusionError {
  if (clipSkip === 0) return new DiffusionError("model", say("engine.no-hidden-states"));
  return new DiffusionError(
    "options",
    usual === undefined
      ? say("engine.no-clip-skip")
      : say("engine.clip-skip-range", { most: layersBelow(names, usual), asked: clipSkip }),
  );
}
