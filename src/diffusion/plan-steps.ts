import type { ModelDescription } from "./description/model-description.ts";
import type { GenerationJob } from "./job.ts";
import { modelSampler, resolveSampler } from "./samplers/resolve-sampler.ts";
import type { Sampler } from "./samplers/sampler.ts";
import type { Schedule, Step } from "./schedules/schedule.ts";

/** The sampler of a job, and the steps it will take. */
export interface StepPlan {
  readonly sampler: Sampler;
  readonly schedule: Schedule;
  /** The stretch of the schedule that is taken; all of it without an initial picture. */
  readonly steps: readonly Step[];
  /** How many steps of the schedule come before that stretch. */
  readonly offset: number;
  /** Whether the last step stops after its first call of the denoiser: where an expert hands over. */
  readonly endsHalfway: boolean;
}

/**
 * Chooses the sampler and lays out its steps. img2img leaves the first, noisiest ones out: of N
 * steps the last floor(N · strength) are taken, at least one.
 */
export function planSteps(
  job: Pick<GenerationJob, "scheduler" | "sigmas" | "steps"> & {
    readonly initial?: { readonly strength: number } | undefined;
  },
  { scheduler: config, defaultScheduler, family, timeIds }: ModelDescription,
): StepPlan {
  const { initial, steps } = job;
  const resolved = resolveSampler(job.scheduler ?? defaultScheduler);
  const sampler = resolved?.sampler ?? modelSampler(config);
  const spacing = job.sigmas ?? resolved?.spacing;
  // diffusers' own pipeline of LCM takes all steps, over a part of the range; SDXL's does not.
  const isNarrowed = family === "latent-consistency" && timeIds === undefined;
  const range = isNarrowed ? initial?.strength : undefined;
  const schedule = sampler.schedule({ config, steps, spacing, range });
  const taken =
    initial === undefined || isNarrowed
      ? steps
      : Math.min(Math.max(Math.floor(steps * initial.strength), 1), steps);
  const offset = steps - taken;
  return { sampler, schedule, steps: schedule.steps.slice(offset), offset, endsHalfway: false };
}
