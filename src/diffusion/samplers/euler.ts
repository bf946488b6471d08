import { explodingSchedule } from "../schedules/exploding-schedule.ts";
import { combine } from "../tensor.ts";
import type { Sampler } from "./sampler.ts";

/** Euler steps: Algorithm 2 of Karras et al. (2022), without churn. */
export const euler: Sampler = {
  name: "Euler",
  diffusersClass: "EulerDiscreteScheduler",
  aliases: ["k_euler", "FlowMatchEulerDiscreteScheduler", "EDMEulerScheduler", "flow match euler"],
  takesSigmas: true,
  schedule: ({ config, steps, spacing }) =>
    explodingSchedule(config, steps, {
      spacing: spacing ?? config.sigmas,
      logLinear: config.interpolation === "log_linear",
    }),

  async sample({ denoise, latents, steps }) {
    let x = latents;
    for (const { from, to } of steps) {
      const denoised = await denoise(x, from);
      // Following the derivative (x − x0) / σ to the next σ is a walk towards x0.
      const kept = to.sigma / from.sigma;
      x = combine([kept, x], [1 - kept, denoised]);
    }
    return x;
  },
};
