import type { ModelDescription } from "../description/model-description.ts";
import type { PreviewMap } from "../description/sidecar.ts";
import type { RgbPicture } from "../picture.ts";
import type { Tensor } from "../tensor.ts";
import type { ClipTokenizer } from "../tokenizer/clip-tokenizer.ts";
import type { Autoencoder } from "./autoencoder.ts";
import type { Denoiser } from "./denoiser.ts";
import type { TextEncoder } from "./text-encoder.ts";

/** A model ready to draw. Parts are loaded when they are first asked for. */
export interface LoadedModel {
  readonly description: ModelDescription;
  readonly tokenizer: () => Promise<ClipTokenizer>;
  readonly textEncoder: () => Promise<TextEncoder>;
  readonly denoiser: () => Promise<Denoiser>;
  readonly autoencoder: Autoencoder;
  /** The map for previews: the folder's own, or one learnt from the first picture. */
  readonly previewMap: () => PreviewMap | undefined;
  /** Learns the map for previews from a finished picture, where none is known yet. */
  readonly learnPreview: (drawing: {
    readonly latents: Tensor;
    readonly picture: RgbPicture;
  }) => void;
}
