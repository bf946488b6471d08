import { DiffusionError } from "../../domain/errors.ts";
import { firstNonFinite, type Tensor, tensor } from "../tensor.ts";
import { outputOf, type Session } from "./session.ts";

/** Turns token ids into the embeddings that the denoiser attends to. */
export interface TextEncoder {
  /** A row of ids for each text, all of one length; gives [texts, tokens, width]. */
  encode(rows: readonly (readonly number[])[]): Promise<Tensor>;
  /** Whether the embeddings are half precision: diffusers then draws the noise in it too. */
  readonly isHalfPrecision: boolean;
}

/** A text encoder over its graph (CLIP's text model). */
export function createTextEncoder(session: Session): TextEncoder {
  return {
    isHalfPrecision: session.outputs.get("last_hidden_state")?.type === "float16",
    async encode(rows) {
      const length = rows[0]?.length ?? 0;
      const ids = tensor(Float32Array.from(rows.flat()), [rows.length, length]);
      const outputs = await session.run({ input_ids: ids });
      const hidden = outputOf(outputs, "last_hidden_state");
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
