import { combine } from "../tensor.ts";
import { ancestralStep } from "./ancestral-step.ts";
import { dpm2, middleOf } from "./dpm2.ts";
import type { Sampler } from "./sampler.ts";

/** DPM2 steps down past the next level, and fresh noise back up to it, as in k-diffusion. */
export const dpm2Ancestral: Sampler = {
  name: "DPM2 a",
  diffusersClass: "KDPM2AncestralDiscreteScheduler",
  aliases: ["dpm2 ancestral", "k_dpm_2_a", "k_dpm_2_ancestral"],
  takesSigmas: true,
  schedule: dpm2.schedule,

  halfway: ({ from, to }, config) =>
    middleOf(from.sigma, ancestralStep(from.sigma, to.sigma).down, config),

  async sample({ denoise, latents, steps, config, noise, endsHalfway }) {
    let x = latents;
    for (const step of steps) {
      const { from, to } = step;
      const denoised = await denoise(x, from);
      const { down, up } = ancestralStep(from.sigma, to.sigma);
      if (down === 0) {
        x = denoised;
        continue;
      }
      const middle = middleOf(from.sigma, down, config);
      const kept = middle.sigma / from.sigma;
      const halfway = combine([kept, x], [1 - kept, denoised]);
      if (endsHalfway && step === steps.at(-1)) return halfway;
      const denoisedHalfway = await denoise(halfway, middle);
      const distance = (down - from.sigma) / middle.sigma;
      x = combine([1, x], [distance, halfway], [-distance, denoisedHalfway], [up, noise()]);
    }
    return x;
  },
};
