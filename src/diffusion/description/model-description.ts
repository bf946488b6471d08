import type { SchedulerConfig } from "../schedules/scheduler-config.ts";
import type { PreviewMap } from "./sidecar.ts";

/** The kinds of models that the engine tells apart, by their own files. */
export type ModelFamily =
  | "stable-diffusion"
  | "stable-diffusion-xl"
  | "stable-diffusion-xl-refiner"
  | "latent-consistency";

/** The only height and width that a graph takes, or draws well; undefined where it is any. */
export type FixedSize = { readonly height: number; readonly width: number } | undefined;

/** A text encoder of a model, and how its output is used. Plain data. */
export interface TextPart {
  /** The folders of its graph and of its tokenizer. */
  readonly encoder: "text_encoder" | "text_encoder_2";
  readonly tokenizer: "tokenizer" | "tokenizer_2";
  /** The layer whose output the denoiser attends to; SDXL's is the one before the last. */
  readonly layer: "last" | "penultimate";
  /** How many layers it has, where its config.json says so. */
  readonly layers: number | undefined;
}

/** What a model folder says about itself. Plain data. */
export interface ModelDescription {
  readonly folder: string;
  readonly name: string;
  readonly description: string | undefined;
  readonly family: ModelFamily;
  /** One text encoder, or SDXL's two; the refiner has the second alone. */
  readonly textParts: readonly TextPart[];
  /** SDXL: without a negative prompt the denoiser moves away from zeros, not from an empty text. */
  readonly zerosWithoutNegative: boolean;
  /** SDXL: how many numbers tell sizes and crop; 5 end in an aesthetic score. */
  readonly timeIds: 5 | 6 | undefined;
  /** Latent consistency models: width of the embedding of the guidance scale, which replaces guiding. */
  readonly guidanceEmbedding: number | undefined;
  readonly scheduler: SchedulerConfig;
  /** Name of the sampler used when none is asked for. */
  readonly defaultScheduler: string;
  readonly latentChannels: number;
  /** Pixels a side for each latent. */
  readonly latentScale: number;
  /** What latents are multiplied by between autoencoder and denoiser. */
  readonly scalingFactor: number;
  /** Fixed sizes: of the denoiser and the decoder in latents, of the encoder in pixels. */
  readonly fixed: {
    readonly denoiser: FixedSize;
    readonly decoder: FixedSize;
    readonly encoder: FixedSize;
  };
  readonly imageToImage: boolean;
  /** Whether the denoiser attends to any number of tokens, or only to one chunk of them. */
  readonly takesLongPrompts: boolean;
  /** How many layers of the text encoder can be left out: 0 where the graph gives only the last. */
  readonly clipSkipLayers: number;
  readonly defaults: {
    readonly steps: number;
    readonly guidanceScale: number;
    readonly size: { readonly width: number; readonly height: number };
    readonly strength: number;
    /** The img2img strength that suits an enlarged picture; undefined where the folder says nothing about it. */
    readonly upscaleStrength: number | undefined;
  };
  readonly styles:
    | { readonly default: string; readonly templates: Readonly<Record<string, string>> }
    | undefined;
  readonly words: readonly string[];
  readonly examples: readonly string[];
  readonly preview: PreviewMap | undefined;
}
