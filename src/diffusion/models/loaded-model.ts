import type { ModelDescription } from "../description/model-description.ts";
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
}
