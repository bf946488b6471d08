import { chain, CLEAN } from "../schedules/schedule.ts";
import { trainingLevels } from "../schedules/strided-schedule.ts";
import { combine } from "../tensor.ts";
import { clipSample } from "./clip-sample.ts";
import { distilledTimesteps } from "./distilled-timesteps.ts";
import type { Sampler } from "./sampler.ts";

/** The standard deviation of the data that the boundary condition assumes. */
const DATA_DEVIATION = 0.5;

/** Multistep consistency sampling: Algorithm 3 of "Latent Consistency Models" (Luo et al., 2023). */
export const lcm: Sampler = {
  name: "LCM",
  diffusersClass: "LCMScheduler",
  aliases: [],
  takesSigmas: false,
  schedule: ({ config, steps, range }) => {
    const timesteps = distilledTimesteps(config, steps, { sampler: "LCM", range });
    const levels = timesteps.map(trainingLevels(config));
    return { steps: chain([...levels, CLEAN]), initialScale: 1 };
  },

  async sample({ denoise, latents, steps, config, noise }) {
    let x = latents;
    for (const { from, to } of steps) {
      const clean = clipSample(await denoise(x, from), config, { byDefault: false });
      const time = from.timestep * config.timestepScaling;
      const skip = DATA_DEVIATION ** 2 / (time ** 2 + DATA_DEVIATION ** 2);
      const out = time / Math.sqrt(time ** 2 + DATA_DEVIATION ** 2);
      const denoised = combine([out, clean], [skip, x]);
      x = to === CLEAN ? denoised : combine([to.alpha, denoised], [to.sigma, noise()]);
    }
    return x;
  },
};
