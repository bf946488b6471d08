import type { Size } from "./request.ts";

/** A numeric option: inclusive bounds, and the model's own default. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly default: number;
}

/** A named choice. An `open` list is known to be incomplete: other values are sent with a warning. */
export interface ChoiceList {
  readonly default: string | undefined;
  readonly choices: readonly string[];
  readonly open: boolean;
}

/**
 * Picture sizes in pixels. `common` is offered to people, any size between `min` and `max` that is
 * a multiple of `multipleOf` is accepted, unless the list is `closed`: then only `common` is.
 */
export interface SizeRange {
  readonly default: Size;
  readonly common: readonly Size[];
  readonly min: number;
  readonly max: number;
  readonly multipleOf: number;
  readonly closed: boolean;
}

/** What a picture costs, in the operator's own currency or credits. */
export interface Price {
  readonly perPicture: number;
}

/** How fast an account may be asked: requests in any sliding minute, and calls at a time. */
export interface Pace {
  /** Models with the same account share one limit. */
  readonly account: string;
  readonly requestsPerMinute: number | undefined;
  readonly concurrency: number;
}

/** How a picture can be steered beyond words; only the own engine can. */
export interface PictureControls {
  /** Whether a masked part can be redrawn alone, and a picture extended beyond its edges. */
  readonly inpainting: boolean;
  /** Times by which a second pass enlarges. */
  readonly hires: NumberRange;
}

/**
 * What a model can do, as plain data: commands build their choices from it, plans clamp and warn
 * by it, documentation prints it. An option that is `undefined` is not honoured by the model.
 */
export interface ModelCapabilities {
  readonly textToImage: boolean;
  readonly imageToImage: boolean;
  readonly negativePrompt: boolean;
  readonly sizes: SizeRange | undefined;
  readonly steps: NumberRange | undefined;
  readonly guidanceScale: NumberRange | undefined;
  readonly strength: NumberRange | undefined;
  readonly schedulers: ChoiceList | undefined;
  readonly styles: ChoiceList | undefined;
  readonly refiner:
    | { readonly default: boolean; readonly highNoiseFraction: NumberRange }
    | undefined;
  /** Masks, extensions, variations of a seed, second passes; undefined: none of them. */
  readonly controls?: PictureControls | undefined;
  readonly maxSeed: number;
  /** Pictures that one call to the model gives at most. */
  readonly picturesPerCall: number;
  readonly price: Price | undefined;
  readonly pace: Pace;
  /** Words the model draws well, for autocomplete; empty when it draws anything. */
  readonly words: readonly string[];
  /** Prompts that show the model at its best. */
  readonly examples: readonly string[];
}
