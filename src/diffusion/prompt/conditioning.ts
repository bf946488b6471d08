import type { Tensor } from "../tensor.ts";
import type { LoadedWords } from "../textual-inversion/load-words.ts";

/** What the denoiser is told about the prompts at one step. */
export interface Told {
  /**
   * What it attends to, [rows, tokens, width]. Guided the negative prompt's row comes first, then one
   * for each prompt; a network that edits by instruction has three: the prompt, then the negative
   * one twice.
   */
  readonly embeddings: Tensor;
  /** The prompts as a whole, rows in the same order, [rows, width]; undefined where no encoder gives it. */
  readonly pooled: Tensor | undefined;
}

/** What holds of a job's prompts at every step. */
export interface PromptTraits {
  readonly isGuided: boolean;
  /** The prompts, by their public names, whose end the model does not take. */
  readonly cut: readonly ("prompt" | "negative_prompt")[];
  /** Embeddings that are named and cannot be used, by the prompt that names them. */
  readonly problems: LoadedWords["problems"];
  /** Whether noise is drawn in half precision. */
  readonly isHalfPrecision: boolean;
}

/** The texts of one step. */
export interface StepTexts {
  /** One, or several that are combined. */
  readonly prompts: readonly string[];
  /** Undefined where none was asked for. */
  readonly negativePrompt: string | undefined;
}

/** The texts that a family is asked to encode, for each different step of a job. */
export interface TextsToEncode {
  readonly steps: readonly StepTexts[];
  /** Whether the negative prompt gets a row. */
  readonly isGuided: boolean;
  readonly clipSkip?: number | undefined;
}

/** What a family made of the texts, step for step. */
export interface EncodedSteps extends PromptTraits {
  readonly told: readonly Told[];
}

/** What the denoiser is told about the prompts in a pass; the embeddings here are the first step's. */
export interface Conditioning extends Told, PromptTraits {
  /** How strongly each prompt pulls: 1 where there is one. */
  readonly weights: readonly number[];
  /** What it is told at a step, counted from 0. */
  readonly at: (step: number) => Told;
  /** What it is told in a second pass; undefined where there is none. */
  readonly second?: Conditioning | undefined;
}
