import { chain, type NoiseLevel } from "../schedules/schedule.ts";
import { trainingLevels } from "../schedules/strided-schedule.ts";
import { combine } from "../tensor.ts";
import { distilledTimesteps } from "./distilled-timesteps.ts";
import type { Sampler } from "./sampler.ts";

/**
 * Strategic stochastic sampling: Algorithm 4 of "Trajectory Consistency Distillation" (Zheng et al.,
 * 2024). Each step goes down along the predicted noise, `eta` of the way past its aim, and back up
 * to it with fresh noise.
 */
export const tcd: Sampler = {
  name: "TCD",
  diffusersClass: "TCDScheduler",
  aliases: ["trajectory consistency"],
  takesSigmas: false,
  takesEta: true,
  schedule: ({ config, steps }) => {
    const level = trainingLevels(config);
    const timesteps = distilledTimesteps(config, steps, { sampler: "TCD" });
    // diffusers ends at the first level of the training, not at no noise at all.
    return { steps: chain([...timesteps, 0].map(level)), initialScale: 1 };
  },

  async sample({ denoise, latents, steps, config, noise, eta, whole }) {
    const level = trainingLevels(config);
    const last = whole.at(-1);
    let x = latents;
    for (const step of steps) {
      const { from, to } = step;
      const denoised = await denoise(x, from);
      const predictedNoise = combine([1 / from.sigma, x], [-from.alpha / from.sigma, denoised]);
      const lower = eta === 0 ? to : level(below(to, eta));
      x = combine([lower.alpha, denoised], [lower.sigma, predictedNoise]);
      if (eta === 0 || step === last) continue;
      const kept = to.alpha / lower.alpha;
      x = combine([kept, x], [Math.sqrt(1 - kept * kept), noise()]);
    }
    return x;
  },
};

/** The timestep that a step goes down to before noise brings it back; in float32, as torch has it. */
function below({ timestep }: NoiseLevel, eta: number): number {
  return Math.floor(Math.fround(Math.fround(1 - eta) * timestep));
}
