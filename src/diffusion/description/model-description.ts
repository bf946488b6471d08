import type { Message } from "../../words/index.ts";
import type { SchedulerConfig } from "../schedules/scheduler-config.ts";
import type { PreviewMap, VariationStrengths } from "./sidecar.ts";
import type { WordList } from "./word-list.ts";

/** The kinds of models that the engine tells apart, by their own files; see families/. */
export type ModelFamily =
  | "stable-diffusion"
  | "stable-diffusion-xl"
  | "stable-diffusion-xl-refiner"
  | "latent-consistency"
  | "stable-diffusion-3"
  | "flux";

/** The only height and width that a graph takes, or draws well; undefined where it is any. */
export type FixedSize = { readonly height: number; readonly width: number } | undefined;

/** A text encoder of a model, and how its output is used. Plain data. */
export interface TextPart {
  /** The folders of its graph and of its tokenizer. */
  readonly encoder: `text_encoder${"" | "_2" | "_3"}`;
  readonly tokenizer: `tokenizer${"" | "_2" | "_3"}`;
  readonly kind: "clip" | "t5";
  /** The layer whose output the denoiser attends to; SDXL's is the one before the last. */
  readonly layer: "last" | "penultimate";
  /** How many layers it has, where its config.json says so. */
  readonly layers: number | undefined;
  /** T5: how many tokens are always given, as its padding counts too. */
  readonly length?: number | undefined;
}

/** What an autoencoder's latents become for the denoiser: (z − shift − mean) · scaling / deviation. */
export interface LatentNumbers {
  readonly scalingFactor: number;
  readonly shiftFactor: number;
  /** One for each channel; undefined: zeros and ones. */
  readonly mean: readonly number[] | undefined;
  readonly deviation: readonly number[] | undefined;
}

/**
 * What a denoiser is given beside the noisy latents, as further channels: `inpainting` the mask and
 * the masked picture, `instruction` the picture that is edited by words (InstructPix2Pix).
 */
export type ExtraChannels = "none" | "inpainting" | "instruction";

/** What a family says about a folder of its kind. Plain data. */
export interface FamilyTraits {
  /** The folder of the network that takes the noise away. */
  readonly denoiser: "unet" | "transformer";
  /** One text encoder, or several in the order in which their outputs are joined. */
  readonly textParts: readonly TextPart[];
  /** SDXL: without a negative prompt the denoiser moves away from zeros, not from an empty text. */
  readonly zerosWithoutNegative: boolean;
  /** SDXL: how many numbers tell sizes and crop; 5 end in an aesthetic score. */
  readonly timeIds: 5 | 6 | undefined;
  /** Latent consistency models: width of the embedding of the guidance scale, which replaces guiding. */
  readonly guidanceEmbedding: number | undefined;
  /** Whether it draws from words alone; others finish or edit pictures. */
  readonly beginsPictures: boolean;
  /** Whether it finishes what other models of its kind began. */
  readonly isRefiner: boolean;
  readonly takesNegativePrompt: boolean;
  /** Whether the guidance scale changes anything. */
  readonly takesGuidance: boolean;
  /** Whether a strength below 1 narrows the range of all steps instead of leaving steps out. */
  readonly strengthNarrows: boolean;
  /** Flow matching: whether a run without a shift goes in even steps, or to the training's smallest sigma. */
  readonly evenSigmas: boolean;
  /** Names of the samplers that suit it. */
  readonly schedulers: readonly string[];
  /** Name of the sampler used when none is asked for. */
  readonly defaultScheduler: string;
  readonly latentChannels: number;
  /** Latents a side that the denoiser takes as one piece; sizes are multiples of it. */
  readonly patch: number;
  readonly extraChannels: ExtraChannels;
  /** The size of fixed graphs: of the denoiser in latents. */
  readonly fixedDenoiser: FixedSize;
  /** The side that it was trained at, in latents. */
  readonly nativeSize: { readonly height: number; readonly width: number };
  /** Whether the denoiser attends to any number of tokens, or only to one chunk of them. */
  readonly takesLongPrompts: boolean;
  /** The width of what the denoiser attends to, where its settings tell; undefined: as wide as the encoders. */
  readonly contextWidth: number | undefined;
  /** Pixels a side at most; undefined where nothing but memory limits it. */
  readonly largestSide: number | undefined;
  readonly steps: number;
  readonly guidanceScale: number;
}

/** What a model folder says about itself. Plain data. */
export interface ModelDescription extends Omit<
  FamilyTraits,
  "steps" | "guidanceScale" | "nativeSize" | "fixedDenoiser"
> {
  readonly folder: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly family: ModelFamily;
  /** What is drawn in another way than its files say, and what else people should know. */
  readonly remarks: readonly Message[];
  readonly scheduler: SchedulerConfig;
  /** Pixels a side for each latent. */
  readonly latentScale: number;
  readonly latentNumbers: LatentNumbers;
  /** Fixed sizes: of the denoiser and the decoder in latents, of the encoder in pixels. */
  readonly fixed: {
    readonly denoiser: FixedSize;
    readonly decoder: FixedSize;
    readonly encoder: FixedSize;
  };
  readonly imageToImage: boolean;
  /** How many layers of the text encoder can be left out: 0 where the graph gives only the last. */
  readonly clipSkipLayers: number;
  readonly defaults: {
    readonly steps: number;
    readonly guidanceScale: number;
    readonly size: { readonly width: number; readonly height: number };
    readonly strength: number;
    /** The img2img strength that suits an enlarged picture; undefined where the folder says nothing about it. */
    readonly upscaleStrength: number | undefined;
    /** The img2img strengths of subtle and strong variations, where the folder names them. */
    readonly variationStrengths?: VariationStrengths | undefined;
  };
  readonly styles:
    | { readonly default: string; readonly templates: Readonly<Record<string, string>> }
    | undefined;
  readonly words: readonly string[];
  readonly examples: readonly string[];
  /** The words that it can read, where it reads few. */
  readonly wordList: WordList | undefined;
  /** Why the folder's list of words is not used. */
  readonly wordListProblem: Message | undefined;
  /** The names of its embeddings, in lower case, where it has a list of words. */
  readonly embeddings: readonly string[];
  readonly preview: PreviewMap | undefined;
}
