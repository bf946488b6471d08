import type { Watch } from "../denoise.ts";
import type { Denoise } from "../samplers/sampler.ts";
import type { Tensor } from "../tensor.ts";
import { blendLatents } from "./latent-mask.ts";

/** What is redrawn, [1, 1, h, w] of ones and zeros, and the clean latents that stay elsewhere. */
export interface Kept {
  readonly mask: Tensor;
  readonly latents: Tensor;
}

/**
 * Makes a denoiser that always finds the kept latents outside of the mask. A sampler walks towards
 * the denoiser's estimate, so the kept part follows the noise level of each step by itself, with
 * any sampler and without knowing its rules (k-diffusion users know this from A1111).
 *
 * diffusers' StableDiffusionInpaintPipeline overwrites the latents after each step by the kept ones
 * with the *first* noise at the next level. For samplers without fresh noise that is the same walk;
 * Euler a, DPM2 a, DPM++ 2M SDE, DDPM and LCM differ: here the kept part gets its share of
 * their fresh noise, so that the network sees one noise level with one history everywhere.
 */
export function keepOutside(denoise: Denoise, { mask, latents }: Kept): Denoise {
  return async (noisy, level) => blendLatents(mask, await denoise(noisy, level), latents);
}

/** A watch that is told of the blended estimate, so that previews show what stays. */
export function watchKept(watch: Watch, { mask, latents }: Kept): Watch {
  return {
    before: () => watch.before(),
    after: (denoised) => watch.after(blendLatents(mask, denoised, latents)),
  };
}
