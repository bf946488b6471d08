/**
 * The words that a model is given, where it works them out of a request: the prompts with the style
 * worked in. The request itself keeps what was asked, so that it can be repeated and edited.
 */
export interface Wording {
  readonly prompt: string;
  readonly negativePrompt?: string | undefined;
  /** True where a model read the words in its own way: texts for other programs keep those that were typed. */
  readonly isReading?: boolean | undefined;
}
