import { timestepAt, trainingSigmas } from "../schedules/training-sigmas.ts";
import { withoutZeroSnr } from "../schedules/without-zero-snr.ts";
import { combine } from "../tensor.ts";
import { ancestralStep } from "./ancestral-step.ts";
import { dpm2 } from "./dpm2.ts";
import type { Sampler } from "./sampler.ts";

/** DPM2 steps down past the next level, and fresh noise back up to it, as in k-diffusion. */
export const dpm2Ancestral: Sampler = {
  name: "DPM2 a",
  diffusersClass: "KDPM2AncestralDiscreteScheduler",
  aliases: ["dpm2 ancestral", "k_dpm_2_a", "k_dpm_2_ancestral"],
  takesSigmas: true,
  schedule: dpm2.schedule,
  calls: dpm2.calls,

  async sample({ denoise, latents, steps, config, noise }) {
    const training = trainingSigmas(withoutZeroSnr(config));
    let x = latents;
    for (const { from, to } of steps) {
      const denoised = await denoise(x, from);
      const { down, up } = ancestralStep(from.sigma, to.sigma);
      if (down === 0) {
        x = denoised;
        continue;
      }
      const sigma = Math.sqrt(from.sigma * down);
      const middle = { timestep: timestepAt(training, sigma), alpha: 1, sigma };
      const kept = sigma / from.sigma;
      const halfway = combine([kept, x], [1 - kept, denoised]);
      const denoisedHalfway = await denoise(halfway, middle);
      const distance = (down - from.sigma) / sigma;
      x = combine([1, x], [distance, halfway], [-distance, denoisedHalfway], [up, noise()]);
    }
    return x;
  },
};
