import { explodingSchedule } from "../schedules/exploding-schedule.ts";
import type { NoiseLevel } from "../schedules/schedule.ts";
import type { SchedulerConfig } from "../schedules/scheduler-config.ts";
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

  halfway: ({ from, to }, config) => middleOf(from.sigma, to.sigma, config),

  async sample({ denoise, latents, steps, config, endsHalfway }) {
    let x = latents;
    for (const step of steps) {
      const { from, to } = step;
      const denoised = await denoise(x, from);
      if (to.sigma === 0) {
        x = denoised;
        continue;
      }
      const middle = middleOf(from.sigma, to.sigma, config);
      const kept = middle.sigma / from.sigma;
      const halfway = combine([kept, x], [1 - kept, denoised]);
      if (endsHalfway && step === steps.at(-1)) return halfway;
      const denoisedHalfway = await denoise(halfway, middle);
      const distance = (to.sigma - from.sigma) / middle.sigma;
      x = combine([1, x], [distance, halfway], [-distance, denoisedHalfway]);
    }
    return x;
  },
};

/** The level halfway between two sigmas in their logarithm, with the timestep found back from it. */
export function middleOf(from: number, to: number, config: SchedulerConfig): NoiseLevel {
  const sigma = Math.sqrt(from * to);
  const training = trainingSigmas(withoutZeroSnr(config));
  return { timestep: timestepAt(training, sigma), alpha: 1, sigma };
}
