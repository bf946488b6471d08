import { exponentialSigmas } from "./exponential-sigmas.ts";
import { karrasSigmas } from "./karras-sigmas.ts";
import type { ScheduleRequest } from "./schedule-request.ts";
import { chain, type NoiseLevel, type Schedule } from "./schedule.ts";

/** The usual ends of Karras et al. */
const SMALLEST = 0.002;
const LARGEST = 80;

/**
 * The schedule of models that know sigmas alone (diffusers' EDMEulerScheduler and
 * EDMDPMSolverMultistepScheduler): Karras' curve or an exponential one between the settings' ends;
 * the network is told a quarter of sigma's logarithm.
 */
export function edmSchedule({ config, steps }: ScheduleRequest): Schedule {
  const { sigmaMin: min = SMALLEST, sigmaMax: max = LARGEST } = config;
  const sigmas =
    config.sigmaSchedule === "exponential"
      ? exponentialSigmas(steps, min, max)
      : karrasSigmas(steps, min, max, config.rho);
  const levels = sigmas.map((sigma) => logarithmicLevel(Math.fround(sigma)));
  const final = config.finalSigmas === "sigma_min" ? Math.fround(min) : 0;
  return {
    steps: chain([...levels, { timestep: 0, alpha: 1, sigma: final }]),
    initialScale: Math.sqrt(max * max + 1),
  };
}

/** A variance-exploding level whose timestep is a quarter of sigma's logarithm. */
export function logarithmicLevel(sigma: number): NoiseLevel {
  return { timestep: Math.fround(Math.log(sigma) / 4), alpha: 1, sigma };
}
