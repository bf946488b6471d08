import { DiffusionError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";
import type { SchedulerConfig } from "../schedules/scheduler-config.ts";

/**
 * The timesteps of a model that was distilled at some of them, evenly taken from those, the noisiest
 * first. A range so short that it holds fewer than asked for gives all it has; diffusers fails there.
 * Throws DiffusionError for more steps than there are.
 */
export function distilledTimesteps(
  { originalInferenceSteps: most, trainingSteps }: SchedulerConfig,
  steps: number,
  { sampler, range = 1 }: { readonly sampler: string; readonly range?: number | undefined },
): number[] {
  if (steps > most) {
    throw new DiffusionError("options", say("engine.distilled-steps", { sampler, most, steps }));
  }
  const count = Math.max(Math.floor(most * range), 1);
  const taken = Math.min(steps, count);
  const stride = Math.floor(trainingSteps / most);
  const noisiestFirst = Array.from({ length: count }, (_, index) => (count - index) * stride - 1);
  return Array.from(
    { length: taken },
    (_, index) => noisiestFirst[Math.floor((index * count) / taken)] ?? 0,
  );
}
