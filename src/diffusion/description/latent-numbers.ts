import { say } from "../../words/index.ts";
import type { LatentNumbers } from "./model-description.ts";
import { unusable } from "../model-files.ts";
import type { PartConfig } from "./model-parts.ts";

/** What turns an autoencoder's latents into the denoiser's: (latents − shift) · scaling. */
export interface LatentScaling {
  readonly scaling: number;
  readonly shift: number;
}

/**
 * What an autoencoder's latents become for the denoiser, by its settings; `usual` is what holds
 * where they do not say. Throws DiffusionError when they name a mean or deviation for another number
 * of channels than there are.
 */
export function latentNumbers(
  folder: string,
  {
    scaling_factor: scaling,
    shift_factor: shift,
    latents_mean: mean,
    latents_std: deviation,
  }: PartConfig,
  { usual, channels }: { readonly usual: LatentScaling; readonly channels: number },
): LatentNumbers {
  for (const [key, values] of Object.entries({ latents_mean: mean, latents_std: deviation })) {
    if (!values || values.length === channels) continue;
    throw unusable(
      folder,
      say("engine.latent-numbers-count", { key, count: values.length, channels }),
    );
  }
  return {
    scalingFactor: scaling ?? usual.scaling,
    shiftFactor: shift ?? usual.shift,
    mean: mean ?? undefined,
    deviation: deviation ?? undefined,
  };
}
