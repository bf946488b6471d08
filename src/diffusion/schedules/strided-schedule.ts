import { signalShares } from "./betas.ts";
import type { SchedulerConfig } from "./scheduler-config.ts";
import { CLEAN, type NoiseLevel, preservingLevel, type Schedule } from "./schedule.ts";
import { roundHalfToEven, spacedTimesteps, spacingOf } from "./spacing.ts";

/** The choices in which the samplers that walk whole training timesteps differ. */
export interface StridedOptions {
  /** What lies below timestep 0: no noise at all, or the first level of the training. */
  readonly finalSignal: "one" | "first";
  /**
   * Where a step aims: a fixed stride below its own timestep, even where the spacing puts the next
   * timestep elsewhere (diffusers' rule for DDIM and PNDM, which wins over the exact one), or at
   * the next timestep of the run.
   */
  readonly aim?: "stride" | "next timestep";
}

/** The schedule of DDIM and its kin: whole training timesteps, variance preserving. */
export function stridedSchedule(
  config: SchedulerConfig,
  steps: number,
  { finalSignal, aim = "stride" }: StridedOptions,
): Schedule {
  const level = trainingLevels(config);
  const timesteps = spacedTimesteps(config, steps, spacingOf(config, "leading")).map(
    roundHalfToEven,
  );
  const stride = Math.floor(config.trainingSteps / steps);
  const final = finalSignal === "one" ? CLEAN : level(0);
  return {
    steps: timesteps.map((timestep, index) => {
      const next = aim === "stride" ? timestep - stride : (timesteps[index + 1] ?? -1);
      return { from: level(timestep), to: next >= 0 ? level(next) : final };
    }),
    initialScale: 1,
  };
}

/** The noise levels of the training, by their whole timestep. */
export function trainingLevels(config: SchedulerConfig): (timestep: number) => NoiseLevel {
  const shares = signalShares(config, "zero");
  return (timestep) => preservingLevel(timestep, shares[timestep]!);
}
