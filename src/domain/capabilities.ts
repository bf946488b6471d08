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
  /** Pixels of the whole picture at most; absent: what two longest sides give. */
  readonly maxPixels?: number | undefined;
  /** The longer side by the shorter one at most; absent: any shape. */
  readonly maxAspect?: number | undefined;
}

/** A price that holds for some pictures only: up to so many pixels, with these options of the model's own. */
export interface PriceTier {
  readonly upToPixels?: number | undefined;
  readonly modelOptions?: Readonly<Record<string, string | number | boolean>> | undefined;
  readonly perPicture: number;
}

/**
 * What a picture costs, in the operator's own currency or credits. The first of `tiers` that fits a
 * request decides, else `perPicture`. What a call really cost may be told after it (GenerationEvent
 * "account").
 */
export interface Price {
  readonly perPicture: number;
  readonly tiers?: readonly PriceTier[] | undefined;
}

/** How fast an account may be asked: requests in any sliding minute, and calls at a time. */
export interface Pace {
  /** Models with the same account share one limit. */
  readonly account: string;
  readonly requestsPerMinute: number | undefined;
  readonly concurrency: number;
}

/** Files beside the model that change what it draws: LoRAs, ControlNets. */
export interface AddOns {
  /** How many of them one request may use. */
  readonly max: number;
  /** Their names; an open list is known to be incomplete. */
  readonly choices: readonly string[];
  readonly open: boolean;
}

/** An option that only some models have, beyond those of /imagine: what it takes. */
export type ModelOption =
  | { readonly kind: "choice"; readonly choices: readonly string[]; readonly default?: string }
  | ({ readonly kind: "number" } & NumberRange)
  | { readonly kind: "switch"; readonly default: boolean }
  | { readonly kind: "text"; readonly maxLength: number };

/**
 * What a model can do, as plain data: commands build their choices from it, plans clamp and warn
 * by it, documentation prints it. An option that is absent is not honoured by the model, unless its
 * line says otherwise.
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
  /** Whether a masked part of the source picture can be redrawn alone. */
  readonly mask?: boolean | undefined;
  /** Whether a source picture can be extended beyond its edges. */
  readonly extend?: boolean | undefined;
  /** The strengths of subtle and strong variations, where the model names its own. */
  readonly variationStrengths?: { readonly subtle: number; readonly strong: number } | undefined;
  /** Whether a seed's noise can be moved a share of the way towards another seed's. */
  readonly variations?: boolean | undefined;
  /** Times by which a second pass enlarges. */
  readonly hires?: NumberRange | undefined;
  readonly sigmas?: ChoiceList | undefined;
  readonly eta?: NumberRange | undefined;
  readonly clipSkip?: NumberRange | undefined;
  /** Pictures that the prompt may speak of, beside the source picture ("blend"). */
  readonly references?: { readonly max: number } | undefined;
  /** Whether the prompt can say what to change in the source picture. */
  readonly editByInstruction?: boolean | undefined;
  /** Whether it makes moving pictures out of still ones. */
  readonly animate?: boolean | undefined;
  readonly loras?: AddOns | undefined;
  readonly controlNets?: AddOns | undefined;
  /** Whether it can leave the background transparent. */
  readonly transparent?: boolean | undefined;
  /** Whether the same seed gives the same picture; absent: yes. */
  readonly seed?: boolean | undefined;
  /** Whether the results stay between the service and whoever asked; absent: yes. */
  readonly privateResults?: boolean | undefined;
  /** Options of the model's own, by their names. */
  readonly modelOptions?: Readonly<Record<string, ModelOption>> | undefined;
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
