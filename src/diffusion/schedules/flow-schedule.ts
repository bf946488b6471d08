import type { SchedulerConfig } from "./scheduler-config.ts";
import type { ScheduleRequest } from "./schedule-request.ts";
import { chain, CLEAN, type NoiseLevel, type Schedule } from "./schedule.ts";
import { sigmaCurves } from "./sigma-spacing.ts";

/**
 * The schedule of flow matching as diffusers' FlowMatchEulerDiscreteScheduler has it: sigmas from 1
 * down on the straight line x = (1 − σ)·x0 + σ·ε, shifted towards the noise, by a fixed factor or by
 * one that grows with the picture; the network is told σ times the training's steps.
 */
export function flowSchedule({
  config,
  steps,
  spacing,
  tokens = config.dynamicShift?.baseTokens ?? 0,
  evenSigmas = false,
}: ScheduleRequest): Schedule {
  const even = Array.from({ length: steps }, (_, index) => 1 - index / steps);
  const base = evenSigmas ? even : trainedSigmas(config, steps);
  const shifted = stretched(base.map(shiftOf(config, tokens)), config.terminalShift);
  const named = spacing ?? config.sigmas;
  const curve = named === undefined || named === "sgm_uniform" ? undefined : sigmaCurves[named];
  const [first = 1, last = 0] = [shifted[0], shifted.at(-1)];
  const sigmas = curve === undefined ? shifted : curve(steps, last, first);
  const levels = sigmas.map((each): NoiseLevel => {
    const sigma = Math.fround(each);
    return { timestep: Math.fround(sigma * config.trainingSteps), alpha: 1 - sigma, sigma };
  });
  return { steps: chain([...levels, CLEAN]), initialScale: 1 };
}

/** Evenly from the training's largest sigma to its smallest, both shifted once already. */
function trainedSigmas(config: SchedulerConfig, steps: number): number[] {
  const shift =
    config.dynamicShift === undefined ? fixedShift(config.shift) : (sigma: number) => sigma;
  const [most, least] = [shift(1), Math.fround(shift(Math.fround(1 / config.trainingSteps)))];
  return Array.from({ length: steps }, (_, index) =>
    steps === 1 ? most : most + (index * (least - most)) / (steps - 1),
  );
}

function shiftOf({ shift, dynamicShift }: SchedulerConfig, tokens: number) {
  if (dynamicShift === undefined) return fixedShift(shift);
  const { base, max, baseTokens, maxTokens, type } = dynamicShift;
  const slope = (max - base) / (maxTokens - baseTokens);
  const mu = tokens * slope + base - slope * baseTokens;
  const factor = type === "linear" ? mu : Math.exp(mu);
  return (sigma: number) => factor / (factor + (1 / sigma - 1));
}

function fixedShift(shift: number) {
  return (sigma: number) => (shift * sigma) / (1 + (shift - 1) * sigma);
}

/** Stretches sigmas so that the last one is `terminal`. */
function stretched(sigmas: readonly number[], terminal: number | undefined): readonly number[] {
  const last = sigmas.at(-1);
  if (!terminal || last === undefined) return sigmas;
  const factor = (1 - last) / (1 - terminal);
  return sigmas.map((sigma) => 1 - (1 - sigma) / factor);
}
