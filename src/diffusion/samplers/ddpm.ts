import { stridedSchedule } from "../schedules/strided-schedule.ts";
import { combine } from "../tensor.ts";
import { clipSample } from "./clip-sample.ts";
import type { Sampler } from "./sampler.ts";

/** The smallest variance that diffusers lets a step have. */
const LEAST_VARIANCE = 1e-20;

/** Ancestral sampling with the posterior's mean and variance: equation 7 of DDPM (Ho et al., 2020). */
export const ddpm: Sampler = {
  name: "DDPM",
  diffusersClass: "DDPMScheduler",
  aliases: [],
  takesSigmas: false,
  schedule: ({ config, steps }) =>
    stridedSchedule(config, steps, { finalSignal: "one", aim: "next timestep" }),

  async sample({ denoise, latents, steps, config, noise }) {
    let x = latents;
    for (const { from, to } of steps) {
      const denoised = clipSample(await denoise(x, from), config, { byDefault: true });
      // The share of the signal that this one step takes away, and the noise it stands for.
      const kept = (from.alpha / to.alpha) ** 2;
      const added = 1 - kept;
      const variance = config.varianceType?.startsWith("fixed_large")
        ? added
        : Math.max((to.sigma / from.sigma) ** 2 * added, LEAST_VARIANCE);
      x = combine(
        [(to.alpha * added) / from.sigma ** 2, denoised],
        [Math.sqrt(kept) * (to.sigma / from.sigma) ** 2, x],
      );
      if (from.timestep > 0) x = combine([1, x], [Math.sqrt(variance), noise()]);
    }
    return x;
  },
};
