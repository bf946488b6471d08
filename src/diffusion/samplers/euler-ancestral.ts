import { explodingSchedule } from "../schedules/exploding-schedule.ts";
import { combine } from "../tensor.ts";
import { ancestralStep } from "./ancestral-step.ts";
import type { Sampler } from "./sampler.ts";

/** Euler steps down past the next level, and fresh noise back up to it, as k-diffusion has it. */
export const eulerAncestral: Sampler = {
  name: "Euler a",
  diffusersClass: "EulerAncestralDiscreteScheduler",
  aliases: ["euler ancestral", "k_euler_a", "k_euler_ancestral"],
  takesSigmas: true,
  // diffusers' class does not read the settings' sigma spacing, so only a job's own counts.
  schedule: ({ config, steps, spacing }) =>
    explodingSchedule({ ...config, finalSigmas: "zero" }, steps, { spacing }),

  async sample({ denoise, latents, steps, noise }) {
    let x = latents;
    for (const { from, to } of steps) {
      const denoised = await denoise(x, from);
      const { down, up } = ancestralStep(from.sigma, to.sigma);
      const kept = down / from.sigma;
      // Drawn at the last step too, where it counts nothing: diffusers' order of draws.
      x = combine([kept, x], [1 - kept, denoised], [up, noise()]);
    }
    return x;
  },
};
