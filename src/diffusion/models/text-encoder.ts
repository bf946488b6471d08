import { lastHiddenState, layersBelow } from "../description/hidden-states.ts";
import type { TextPart } from "../description/model-description.ts";
import { DiffusionError } from "../../domain/errors.ts";
import { firstNonFinite, type Tensor, tensor } from "../tensor.ts";
import { type RowVectors, vectorInputs, vectorWidth } from "../textual-inversion/vector-inputs.ts";
import type { LayerNorm } from "./final-layer-norm.ts";
import { outputOf, type Session } from "./session.ts";

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
 * A text encoder over its graph (CLIP's text model). `readNorm` reads the graph's final layer norm
 * when layers are left out before it.
 */
export function createTextEncoder(
  session: Session,
  { layer, layers }: Pick<TextPart, "layer" | "layers">,
  readNorm: () => LayerNorm | undefined,
): TextEncoder {
  const names = [...session.outputs.keys()];
  const last = lastHiddenState(names, layers);
  const hiddenOf = (outputs: ReadonlyMap<string, Tensor>, clipSkip: number): Tensor => {
    if (layer === "last" && clipSkip === 0) return outputOf(outputs, "last_hidden_state");
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
    isHalfPrecision: names.some(
      (name) =>
        /^(last_hidden_state|text_embeds)$/u.test(name) &&
        session.outputs.get(name)?.type === "float16",
    ),
    async encode(rows, clipSkip = 0) {
      const length = rows[0]?.ids.length ?? 0;
      const ids = Float32Array.from(rows.flatMap((row) => row.ids));
      const outputs = await session.run({
        input_ids: tensor(ids, [rows.length, length]),
        ...vectorInputs(
          session.inputs,
          rows.map(({ vectors }) => vectors),
          length,
        ),
      });
      const hidden = hiddenOf(outputs, clipSkip);
      const pooled = outputs.get("text_embeds");
      if (firstNonFinite(hidden) !== -1 || (pooled && firstNonFinite(pooled) !== -1)) {
        // It runs on the CPU already, so that another device is no way out.
        throw new DiffusionError(
          "text-encoder",
          "The text encoder gave numbers that are not finite, so nothing can be drawn from them: download the model again, or use an export in float32.",
        );
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
  if (clipSkip === 0) {
    return new DiffusionError(
      "model",
      "SDXL needs the text encoders' hidden states; export the model with optimum, which gives them.",
    );
  }
  return new DiffusionError(
    "options",
    usual === undefined
      ? "This model's export does not give the text encoder's inner layers; leave clip skip out."
      : `Clip skip can be 0 to ${layersBelow(names, usual)} here, not ${clipSkip}.`,
  );
}
