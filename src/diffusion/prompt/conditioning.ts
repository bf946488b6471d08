import type { Tensor } from "../tensor.ts";
import type { LoadedWords } from "../textual-inversion/load-words.ts";

/** What the denoiser is told about the prompt, once for a whole job. */
export interface Conditioning {
  /**
   * What it attends to, [rows, tokens, width]. Guided there are two rows, the negative prompt first;
   * a network that edits by instruction has three: the prompt, then the negative one twice.
   */
  readonly embeddings: Tensor;
  /** The prompts as a whole, rows in the same order, [rows, width]; undefined where no encoder gives it. */
  readonly pooled: Tensor | undefined;
  readonly isGuided: boolean;
  /** The prompts, by their public names, whose end the model does not take. */
  readonly cut: readonly ("prompt" | "negative_prompt")[];
  /** Embeddings that are named and cannot be used, by the prompt that names them. */
  readonly problems: LoadedWords["problems"];
  /** Whether noise is drawn in half precision. */
  readonly isHalfPrecision: boolean;
}
