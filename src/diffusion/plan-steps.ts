import type { ModelDescription } from "./description/model-description.ts";
import type { GenerationJob } from "./job.ts";
import { modelSampler, resolveSampler } from "./samplers/resolve-sampler.ts";
import type { Sampler } from "./samplers/sampler.ts";
import type { Schedule, Step } from "./schedules/schedule.ts";

/** The sampler of a job, and the steps it will take. */
export interface StepPlan {
  readonly sampler: Sampler;
  readonly schedule: Schedule;
  /** The end of the schedule that is taken; all of it without an initial picture. */
  readonly steps: readonly Step[];
}

/**
 * Chooses the sampler and lays out its steps. img2img leaves the first, noisiest ones out: of N
 * steps the last floor(N · strength) are taken, at least one.
 */
export function planSteps(
  job: Pick<GenerationJob, "scheduler" | "sigmas" | "steps"> & {
    readonly initial?: { readonly strength: number } | undefined;
  },
  { scheduler: config, defaultScheduler }: ModelDescription,
): StepPlan {
  const resolved = resolveSampler(job.scheduler ?? defaultScheduler);
  const sampler = resolved?.sampler ?? modelSampler(config);
  const spacing = job.sigmas ?? resolved?.spacing;
  const schedule = sampler.schedule({ config, steps: job.steps, spacing });
  if (job.initial === undefined) return { sampler, schedule, steps: schedule.steps };
  const taken = Math.min(Math.max(Math.floor(job.steps * job.initial.strength), 1), job.steps);
  return { sampler, schedule, steps: schedule.steps.slice(job.steps - taken) };
}
