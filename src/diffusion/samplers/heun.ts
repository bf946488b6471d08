import { explodingSchedule } from "../schedules/exploding-schedule.ts";
import { withoutZeroSnr } from "../schedules/without-zero-snr.ts";
import { combine, type Tensor } from "../tensor.ts";
import { clipSample } from "./clip-sample.ts";
import type { Sampler } from "./sampler.ts";

/**
 * Heun's method: Algorithm 2 of Karras et al. (2022), without churn. Each step looks ahead and
 * goes by the mean of both slopes; the last one, to no noise at all, is an Euler step.
 */
export const heun: Sampler = {
  name: "Heun",
  diffusersClass: "HeunDiscreteScheduler",
  aliases: ["k_heun"],
  takesSigmas: true,
  schedule: ({ config, steps, spacing }) =>
    explodingSchedule({ ...withoutZeroSnr(config), finalSigmas: "zero" }, steps, {
      spacing: spacing ?? config.sigmas,
    }),
  calls: (steps) => 2 * steps - 1,

  async sample({ denoise, latents, steps, config }) {
    const slope = async (x: Tensor, level: (typeof steps)[number]["from"]) => {
      const denoised = clipSample(await denoise(x, level), config, { byDefault: false });
      return combine([1 / level.sigma, x], [-1 / level.sigma, denoised]);
    };
    let x = latents;
    for (const { from, to } of steps) {
      const distance = to.sigma - from.sigma;
      const first = await slope(x, from);
      const ahead = combine([1, x], [distance, first]);
      x =
        to.sigma === 0
          ? ahead
          : combine([1, x], [distance / 2, first], [distance / 2, await slope(ahead, to)]);
    }
    return x;
  },
};
