import type { Watch } from "../denoise.ts";
import type { Denoise } from "../samplers/sampler.ts";
import { combine, type Tensor } from "../tensor.ts";
import { blendLatents } from "./latent-mask.ts";

/** What is redrawn, [1, 1, h, w] of ones and zeros, and what stays elsewhere. */
export interface Kept {
  readonly mask: Tensor;
  /** The clean latents that stay, and the noise that a run begins with. */
  readonly latents: Tensor;
  readonly noise: Tensor;
}

/**
 * Makes a denoiser that finds the kept latents outside of the mask: before each call at that call's
 * level of noise, and after it as the estimate. A sampler works on each latent alone, so the masked
 * part cannot tell, and any sampler will do.
 *
 * diffusers' StableDiffusionInpaintPipeline overwrites the latents after each step instead, which
 * comes to the same. Three things differ: at strength 1 it begins with noise alone where this begins
 * with the noised picture; at DPM2's halfway points its kept part has the noise of a whole step; and
 * it draws from the generator once more, to encode the masked picture, so that samplers with fresh
 * noise get other numbers.
 */
export function keepOutside(denoise: Denoise, { mask, latents, noise }: Kept): Denoise {
  return async (noisy, level) => {
    const around = combine([level.alpha, latents], [level.sigma, noise]);
    return blendLatents(mask, await denoise(blendLatents(mask, noisy, around), level), latents);
  };
}

/** A watch that is told of the blended estimate, so that previews show what stays. */
export function watchKept(watch: Watch, { mask, latents }: Pick<Kept, "mask" | "latents">): Watch {
  return {
    before: () => watch.before(),
    after: (denoised) => watch.after(blendLatents(mask, denoised, latents)),
  };
}
