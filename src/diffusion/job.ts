import type { HiresUpscaler } from "../domain/picture-options.ts";
import type { Message } from "../words/index.ts";
import type { Steering } from "./control/steer.ts";
import type { NamedLora } from "./lora/lora-choice.ts";
import type { Margins } from "./picture-controls/extend-picture.ts";
import type { RgbPicture } from "./picture.ts";
import type { SigmaSpacing } from "./schedules/sigma-spacing.ts";
import type { Tensor } from "./tensor.ts";

/**
 * The picture an img2img job starts from; `strength` 0 to 1 says how far it may move away.
 * Of `mask`, a picture of the same size, the first channel counts: white is redrawn, black stays.
 * `extend` makes the canvas larger than the picture and draws what is new (outpainting).
 */
export interface InitialPicture {
  readonly picture: RgbPicture;
  readonly strength: number;
  readonly mask?: RgbPicture | undefined;
  readonly extend?: Margins | undefined;
}

/** A small change of the noise: each picture's own goes this far (0 to 1) towards another seed's. */
export interface Variation {
  /** One for each picture, beside its seed. */
  readonly seeds: readonly number[];
  readonly strength: number;
}

/** A second pass ("hires fix") that enlarges each picture to this size and redraws it there. */
export interface HiresPass {
  readonly width: number;
  readonly height: number;
  readonly strength: number;
  /** The schedule's length, of which the strength takes a part; undefined: the first pass' own. */
  readonly steps?: number | undefined;
  readonly upscaler: HiresUpscaler;
}

/** A picture that steers the drawing through a ControlNet. */
export interface ControlShare extends Steering {
  /** The ControlNet's graph. */
  readonly path: string;
  /** What it is to follow, as large as the job. */
  readonly picture: RgbPicture;
  /** Whether the picture's edges are found first, unless it shows nothing else. */
  readonly findsEdges: boolean;
}

/** The refiner that takes over from the model of a job. */
export interface RefinerShare {
  /** The refiner's folder, in the diffusers layout. */
  readonly folder: string;
  /**
   * Where it takes over, 0 to 1: the share of the noise that the base model takes away (diffusers'
   * denoising_end and denoising_start). Undefined lets the base finish, and the refiner go over
   * the finished latents once more (SDEdit).
   */
  readonly highNoiseFraction?: number | undefined;
}

/**
 * What the engine is asked to draw: one picture for each seed. Width and height are pixels; an
 * initial picture has exactly that size, or grows to it by its extension.
 */
export interface GenerationJob {
  /** The model's folder, in the diffusers layout. */
  readonly folder: string;
  readonly prompt: string;
  /** Undefined where none was asked for, which for SDXL is not the same as an empty one. */
  readonly negativePrompt?: string | undefined;
  /** Whole numbers of any size; each picture repeats alone from its own seed. */
  readonly seeds: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly steps: number;
  /** Up to 1 the negative prompt has no effect and each step costs half. */
  readonly guidanceScale: number;
  /** A sampler's name or alias; undefined takes the model's own. */
  readonly scheduler?: string | undefined;
  readonly sigmas?: SigmaSpacing | undefined;
  /** Fresh noise in DDIM's steps, 0 to 1. */
  readonly eta?: number | undefined;
  /** Layers of the text encoder to leave out at its end, counted as diffusers does; 0 or absent: none. */
  readonly clipSkip?: number | undefined;
  /** Guidance rescale of Lin et al. (2023), 0 to 1. */
  readonly guidanceRescale?: number | undefined;
  readonly initial?: InitialPicture | undefined;
  readonly variation?: Variation | undefined;
  readonly hires?: HiresPass | undefined;
  readonly refiner?: RefinerShare | undefined;
  readonly control?: ControlShare | undefined;
  /** What is added to the model's weights; absent: nothing. */
  readonly loras?: readonly NamedLora[] | undefined;
  /** Whether the final latents are wanted beside each picture. */
  readonly wantLatents?: boolean | undefined;
}

/**
 * What the engine tells while it draws, in order. `index` counts the job's pictures from 0.
 * `step` counts finished calls of the denoiser, which a few samplers make twice a step.
 */
export type EngineEvent =
  | {
      /** Something turned out differently from what was asked; `option` by its public name. */
      readonly type: "warning";
      readonly option: string;
      readonly message: Message;
    }
  | {
      readonly type: "progress";
      readonly index: number;
      readonly step: number;
      readonly steps: number;
      /** How much of the whole job is done, 0 to 1. */
      readonly fraction: number;
      readonly preview?: RgbPicture | undefined;
    }
  | {
      readonly type: "picture";
      readonly index: number;
      readonly seed: number;
      readonly picture: RgbPicture;
      /** As the sampler leaves them, not divided by the autoencoder's scaling: [1, channels, h, w]. */
      readonly latents?: Tensor | undefined;
    };
