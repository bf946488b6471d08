import type { ModelDescription } from "../description/model-description.ts";
import type { Session } from "../onnx/session.ts";
import type { RgbPicture } from "../picture.ts";
import type { Tensor } from "../tensor.ts";
import type { ClipTokenizer } from "../tokenizer/clip-tokenizer.ts";
import type { T5Tokenizer } from "../tokenizer/t5-tokenizer.ts";
import type { Autoencoder } from "./autoencoder.ts";
import type { Denoiser } from "./denoiser.ts";
import type { TextEncoder } from "./text-encoder.ts";

/** A text encoder of CLIP's kind, with the tokenizer that writes for it. */
export interface LoadedClip {
  readonly kind: "clip";
  readonly tokenizer: () => Promise<ClipTokenizer>;
  readonly encoder: () => Promise<TextEncoder>;
}

/** A text encoder of T5's kind. */
export interface LoadedT5 {
  readonly kind: "t5";
  readonly tokenizer: () => Promise<T5Tokenizer>;
  readonly encoder: () => Promise<TextEncoder>;
  /** How many tokens it is always given. */
  readonly length: number;
}

/** One of a model's text encoders. */
export type LoadedTextPart = LoadedClip | LoadedT5;

/** A model ready to draw. Parts are loaded when they are first asked for. */
export interface LoadedModel {
  readonly description: ModelDescription;
  /** In the order of `description.textParts`. */
  readonly textParts: readonly LoadedTextPart[];
  readonly denoiser: () => Promise<Denoiser>;
  /** The ControlNet in a graph, opened when it is first asked for; a former one is freed. */
  readonly control: (path: string) => Promise<Session>;
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

/** A model's text encoders of CLIP's kind, in their order. */
export function clipsOf({ textParts }: Pick<LoadedModel, "textParts">): LoadedClip[] {
  return textParts.flatMap((part) => (part.kind === "clip" ? [part] : []));
}

/** A model's text encoder of T5's kind; undefined where it has none. */
export function t5Of({ textParts }: Pick<LoadedModel, "textParts">): LoadedT5 | undefined {
  return textParts.flatMap((part) => (part.kind === "t5" ? [part] : []))[0];
}
