import type { ModelDescription } from "../description/model-description.ts";
import type { RgbPicture } from "../picture.ts";
import type { Tensor } from "../tensor.ts";
import type { ClipTokenizer } from "../tokenizer/clip-tokenizer.ts";
import type { Autoencoder } from "./autoencoder.ts";
import type { Denoiser } from "./denoiser.ts";
import type { TextEncoder } from "./text-encoder.ts";

/** One of a model's text encoders, with the tokenizer that writes for it. */
export interface LoadedTextPart {
  readonly tokenizer: () => Promise<ClipTokenizer>;
  readonly encoder: () => Promise<TextEncoder>;
}

/** A model ready to draw. Parts are loaded when they are first asked for. */
export interface LoadedModel {
  readonly description: ModelDescription;
  /** One, or SDXL's two, in the order of `description.textParts`. */
  readonly textParts: readonly LoadedTextPart[];
  readonly denoiser: () => Promise<Denoiser>;
  readonly autoencoder: Autoencoder;
  /** How many pictures may share the denoiser's runs; 1 draws one after another. */
  readonly picturesTogether: number;
  /**
   * A small picture of half-made latents [1, channels, h, w]: by a tiny decoder, by the folder's own
   * map or by one learnt from the first picture. Undefined where there is none, or not yet again.
   */
  readonly preview: (latents: Tensor) => Promise<RgbPicture | undefined>;
  /** Learns the map for previews from a finished picture, where none is known yet. */
  readonly learnPreview: (drawing: {
    readonly latents: Tensor;
    readonly picture: RgbPicture;
  }) => void;
}
