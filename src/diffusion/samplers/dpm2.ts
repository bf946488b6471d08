import { explodingSchedule } from "../schedules/exploding-schedule.ts";
import { timestepAt, trainingSigmas } from "../schedules/training-sigmas.ts";
import { withoutZeroSnr } from "../schedules/without-zero-snr.ts";
import { combine } from "../tensor.ts";
import type { Sampler } from "./sampler.ts";

/**
 * DPM-Solver-2 (Lu et al., 2022) as in k-diffusion: the slope at the middle of a step, in the
 * logarithm of sigma, carries the whole step. The last one is an Euler step.
 */
export const dpm2: Sampler = {
  name: "DPM2",
  diffusersClass: "KDPM2DiscreteScheduler",
  aliases: ["k_dpm_2"],
  takesSigmas: true,
  schedule: ({ config, steps, spacing }) =>
    explodingSchedule({ ...withoutZeroSnr(config), finalSigmas: "zero" }, steps, {
      spacing: spacing ?? config.sigmas,
      roundKarras: true,
    }),
  calls: (steps) => 2 * steps - 1,

  async sample({ denoise, latents, steps, config }) {
    const training = trainingSigmas(withoutZeroSnr(config));
    let x = latents;
    for (const { from, to } of steps) {
      const denoised = await denoise(x, from);
      if (to.sigma === 0) {
        x = denoised;
        continue;
      }
      const sigma = Math.sqrt(from.sigma * to.sigma);
      const middle = { timestep: timestepAt(training, sigma), alpha: 1, sigma };
      const kept = sigma / from.sigma;
      const halfway = combine([kept, x], [1 - kept, denoised]);
      const denoisedHalfway = await denoise(halfway, middle);
      const distance = (to.sigma - from.sigma) / sigma;
      x = combine([1, x], [distance, halfway], [-distance, denoisedHalfway]);
    }
    return x;
  },
};
