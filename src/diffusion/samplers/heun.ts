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
  halfway: ({ to }) => to,

  async sample({ denoise, latents, steps, config, endsHalfway }) {
    const slope = async (x: Tensor, level: (typeof steps)[number]["from"]) => {
      const denoised = clipSample(await denoise(x, level), config, { byDefault: false });
      return combine([1 / level.sigma, x], [-1 / level.sigma, denoised]);
    };
    let x = latents;
    for (const step of steps) {
      const { from, to } = step;
      const stops = endsHalfway && step === steps.at(-1);
      const distance = to.sigma - from.sigma;
      const first = await slope(x, from);
      const ahead = combine([1, x], [distance, first]);
      x =
        to.sigma === 0 || stops
          ? ahead
          : combine([1, x], [distance / 2, first], [distance / 2, await slope(ahead, to)]);
    }
    return x;
  },
};
