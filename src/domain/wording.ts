/**
 * The words that a model is given, where it works them out of a request: the prompts with the style
 * worked in. The request itself keeps what was asked, so that it can be repeated and edited.
 */
export interface Wording {
  readonly prompt: string;
  readonly negativePrompt?: string | undefined;
}
