import type { SchedulerConfig } from "../schedules/scheduler-config.ts";
import { CLEAN, type Step } from "../schedules/schedule.ts";
import { trainingLevels } from "../schedules/strided-schedule.ts";
import { combine, scale, type Tensor } from "../tensor.ts";
import type { networkOutput } from "./network-output.ts";
import type { SamplerRun } from "./sampler.ts";
import { transfer } from "./transfer.ts";

/** Four calls each for the first three steps. */
export const WARM_UP_CALLS = 12;
/** With fewer there is nothing to warm up for, and diffusers fails: the warm-up is skipped. */
export const FEWEST_STEPS = 4;

/** A step stands for a call here: twelve for the first three of four or more, then the others. */
export function stepsWithWarmUp(steps: readonly Step[], config: SchedulerConfig): Step[] {
  const timesteps = steps.slice(0, FEWEST_STEPS).map(({ from }) => from.timestep);
  const half = halfStride(steps.length, config);
  const calls = timesteps
    .slice(1)
    .flatMap((to, index) => [timesteps[index]!, to + half, to + half, to]);
  const levels = calls.map(trainingLevels(config));
  return [...levels.map((level) => ({ from: level, to: level })), ...steps.slice(3)];
}

/**
 * The pseudo Runge-Kutta method, equation 13 of the paper: the latents after it, and the first
 * outputs of its steps, the newest first. A run that begins later in the schedule still counts its
 * steps from the schedule's start: diffusers' rule, which wins over the exact one.
 */
export async function warmUp(
  { denoise, latents, steps, whole, config }: SamplerRun,
  network: ReturnType<typeof networkOutput>,
): Promise<{ readonly x: Tensor; readonly outputs: readonly Tensor[] }> {
  const half = halfStride(whole.length - WARM_UP_CALLS + 3, config);
  const level = trainingLevels(config);
  let [x, begin, mixed] = [latents, latents, latents];
  let outputs: readonly Tensor[] = [];
  for (const [index, { from }] of steps.slice(0, WARM_UP_CALLS).entries()) {
    const place = index % 4;
    const output = network.of(await denoise(x, from), x, from);
    if (place === 0) [begin, outputs] = [x, [output, ...outputs]];
    mixed = place === 0 ? scale(1 / 6, output) : combine([1, mixed], [WEIGHTS[place]!, output]);
    const start = whole[index - place]!.from;
    const timestep = from.timestep - (place % 2 === 0 ? half : 0);
    const final = config.setAlphaToOne ? CLEAN : level(0);
    const end = timestep >= 0 ? level(timestep) : final;
    x = transfer(begin, network.noise(place === 3 ? mixed : output, begin, start), start, end);
  }
  return { x, outputs };
}

const WEIGHTS = [1 / 6, 1 / 3, 1 / 3, 1 / 6];

function halfStride(steps: number, { trainingSteps }: SchedulerConfig): number {
  return Math.floor(Math.floor(trainingSteps / steps) / 2);
}
