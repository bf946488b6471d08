import type { SchedulerConfig } from "../../schedules/scheduler-config.ts";

/** Steps and guidance that suit a model when nobody asks for any. */
export interface UsualOptions {
  readonly steps: number;
  readonly guidanceScale: number;
}

/**
 * The usual steps and guidance of a UNet. Models distilled to a few steps (Turbo, Lightning, Hyper)
 * are told by their settings: Euler steps with trailing timesteps. Undistilled releases with those
 * predict velocities, down to a signal of zero.
 */
export function usualOptions(scheduler: SchedulerConfig, usual: UsualOptions): UsualOptions {
  // Merged with a distilled LoRA: a plain graph with a distilled model's scheduler, and hardly any guidance.
  if (scheduler.className === "LCMScheduler") return { steps: 4, guidanceScale: 1 };
  if (scheduler.className === "TCDScheduler") return { steps: 4, guidanceScale: 0 };
  const isEuler = scheduler.className?.startsWith("Euler") ?? false;
  const isDistilled = isEuler && scheduler.timestepSpacing === "trailing";
  if (isDistilled && scheduler.predictionType === "epsilon" && !scheduler.zeroTerminalSnr) {
    return { steps: 4, guidanceScale: 0 };
  }
  return usual;
}
