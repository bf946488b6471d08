import { say } from "../../words/index.ts";
import type { LatentNumbers, ModelFamily } from "./model-description.ts";
import { unusable } from "../model-files.ts";
import type { PartConfig } from "./model-parts.ts";

/** The factors of the families' own autoencoders, which old exports leave out of their files. */
const usual: Readonly<Record<ModelFamily, { readonly scaling: number; readonly shift: number }>> = {
  "stable-diffusion": { scaling: 0.18215, shift: 0 },
  "latent-consistency": { scaling: 0.18215, shift: 0 },
  "stable-diffusion-xl": { scaling: 0.13025, shift: 0 },
  "stable-diffusion-xl-refiner": { scaling: 0.13025, shift: 0 },
  "stable-diffusion-3": { scaling: 1.5305, shift: 0.0609 },
  flux: { scaling: 0.3611, shift: 0.1159 },
};

/**
 * What an autoencoder's latents become for the denoiser, by its settings. Throws DiffusionError when
 * they name a mean or deviation for another number of channels than there are.
 */
export function latentNumbers(
  folder: string,
  {
    scaling_factor: scaling,
    shift_factor: shift,
    latents_mean: mean,
    latents_std: deviation,
  }: PartConfig,
  { family, channels }: { readonly family: ModelFamily; readonly channels: number },
): LatentNumbers {
  for (const [key, values] of Object.entries({ latents_mean: mean, latents_std: deviation })) {
    if (!values || values.length === channels) continue;
    throw unusable(
      folder,
      say("engine.latent-numbers-count", { key, count: values.length, channels }),
    );
  }
  return {
    scalingFactor: scaling ?? usual[family].scaling,
    shiftFactor: shift ?? usual[family].shift,
    mean: mean ?? undefined,
    deviation: deviation ?? undefined,
  };
}
