import { signalShares } from "./betas.ts";
import type { SchedulerConfig } from "./scheduler-config.ts";
import { CLEAN, preservingLevel, type Schedule } from "./schedule.ts";
import { roundHalfToEven, spacedTimesteps, spacingOf } from "./spacing.ts";

/**
 * The schedule of DDIM and its kin: whole training timesteps, variance preserving.
 * Each step aims a fixed stride below its own timestep, even where the spacing puts the next
 * timestep elsewhere: the rule of diffusers, which wins over the exact one. Below timestep 0 the
 * target is free of noise, or the first training level when `set_alpha_to_one` is off.
 */
export function stridedSchedule(
  config: SchedulerConfig,
  steps: number,
  { finalSignal }: { finalSignal: "one" | "first" },
): Schedule {
  const shares = signalShares(config, "zero");
  const timesteps = spacedTimesteps(config, steps, spacingOf(config, "leading")).map(
    roundHalfToEven,
  );
  const stride = Math.floor(config.trainingSteps / steps);
  const level = (timestep: number) => preservingLevel(timestep, shares[timestep]!);
  const final = finalSignal === "one" ? CLEAN : { ...level(0), timestep: 0 };
  return {
    steps: timesteps.map((timestep) => ({
      from: level(timestep),
      to: timestep - stride >= 0 ? level(timestep - stride) : final,
    })),
    initialScale: 1,
  };
}
