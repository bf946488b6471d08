import { DiffusionError } from "../../domain/errors.ts";
import type { SchedulerConfig } from "../schedules/scheduler-config.ts";
import { chain, CLEAN } from "../schedules/schedule.ts";
import { trainingLevels } from "../schedules/strided-schedule.ts";
import { combine } from "../tensor.ts";
import { clipSample } from "./clip-sample.ts";
import type { Sampler } from "./sampler.ts";

/** The standard deviation of the data that the boundary condition assumes. */
const DATA_DEVIATION = 0.5;

/** Multistep consistency sampling: Algorithm 3 of "Latent Consistency Models" (Luo et al., 2023). */
export const lcm: Sampler = {
  name: "LCM",
  diffusersClass: "LCMScheduler",
  aliases: [],
  takesSigmas: false,
  schedule: ({ config, steps, range = 1 }) => {
    const levels = distilledTimesteps(config, steps, range).map(trainingLevels(config));
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

/**
 * The run's timesteps, evenly taken from those the model was distilled at, the noisiest first. A
 * range so short that it holds fewer than asked for gives all it has; diffusers fails there.
 */
function distilledTimesteps(config: SchedulerConfig, steps: number, range: number): number[] {
  const most = config.originalInferenceSteps;
  if (steps > most) {
    throw new DiffusionError("options", `LCM takes at most ${most} steps here, not ${steps}.`);
  }
  const count = Math.max(Math.floor(most * range), 1);
  const taken = Math.min(steps, count);
  const stride = Math.floor(config.trainingSteps / config.originalInferenceSteps);
  const noisiestFirst = Array.from({ length: count }, (_, index) => (count - index) * stride - 1);
  return Array.from(
    { length: taken },
    (_, index) => noisiestFirst[Math.floor((index * count) / taken)]!,
  );
}
