import { DiffusionError } from "../../domain/errors.ts";
import { firstNonFinite, type Tensor, tensor } from "../tensor.ts";
import type { LayerNorm } from "./final-layer-norm.ts";
import { outputOf, type Session } from "./session.ts";

/** Turns token ids into the embeddings that the denoiser attends to. */
export interface TextEncoder {
  /**
   * A row of ids for each text, all of one length; gives [texts, tokens, width]. `clipSkip` layers
   * are left out at the end. Throws DiffusionError when the graph gives no such layer.
   */
  encode(rows: readonly (readonly number[])[], clipSkip?: number): Promise<Tensor>;
  /** Whether the embeddings are half precision: diffusers then draws the noise in it too. */
  readonly isHalfPrecision: boolean;
}

/**
 * A text encoder over its graph (CLIP's text model). `readNorm` reads the graph's final layer norm
 * when layers are left out.
 */
export function createTextEncoder(
  session: Session,
  readNorm: () => LayerNorm | undefined,
): TextEncoder {
  return {
    isHalfPrecision: session.outputs.get("last_hidden_state")?.type === "float16",
    async encode(rows, clipSkip = 0) {
      const length = rows[0]?.length ?? 0;
      const ids = tensor(Float32Array.from(rows.flat()), [rows.length, length]);
      const outputs = await session.run({ input_ids: ids });
      const hidden =
        clipSkip === 0
          ? outputOf(outputs, "last_hidden_state")
          : earlierLayer(outputs, clipSkip, readNorm());
      if (firstNonFinite(hidden) !== -1) {
        throw new DiffusionError(
          "text-encoder",
          "The text encoder gave numbers that are not finite; run it on the CPU (EASEL_DEVICE=cpu).",
        );
      }
      return hidden;
    },
  };
}

/** Layer −(skip + 1), counted as diffusers does, and normalised as the last layer would be. */
function earlierLayer(
  outputs: ReadonlyMap<string, Tensor>,
  clipSkip: number,
  norm: LayerNorm | undefined,
): Tensor {
  const layers = Array.from(outputs.keys()).filter((name) => name.startsWith("hidden_states."));
  const hidden = outputs.get(`hidden_states.${layers.length - 1 - clipSkip}`);
  if (hidden === undefined || norm === undefined) {
    throw new DiffusionError(
      "options",
      layers.length === 0 || norm === undefined
        ? "This model's export does not give the text encoder's inner layers; leave clip skip out."
        : `Clip skip can be 0 to ${layers.length - 1} here, not ${clipSkip}.`,
    );
  }
  return norm(hidden);
}
