import type { ModelDescription } from "./description/model-description.ts";
import type { GenerationJob } from "./job.ts";
import { modelSampler, resolveSampler } from "./samplers/resolve-sampler.ts";
import type { Sampler } from "./samplers/sampler.ts";
import { scheduleFor } from "./samplers/schedule-for.ts";
import type { Schedule, Step } from "./schedules/schedule.ts";

/** The sampler of a job, and the steps it will take. */
export interface StepPlan {
  readonly sampler: Sampler;
  readonly schedule: Schedule;
  /** The stretch of the schedule that is taken; all of it without an initial picture. */
  readonly steps: readonly Step[];
  /** How many steps are taken: a few samplers walk a longer schedule for them. */
  readonly taken: number;
  /** How many steps of the schedule come before that stretch. */
  readonly offset: number;
  /** Whether the last step stops after its first call of the denoiser: where an expert hands over. */
  readonly endsHalfway: boolean;
}

/**
 * Chooses the sampler and lays out its steps. img2img leaves the first, noisiest ones out, and takes
 * at least one.
 */
export function planSteps(
  job: Pick<GenerationJob, "scheduler" | "sigmas" | "steps" | "width" | "height"> & {
    readonly initial?: { readonly strength: number } | undefined;
  },
  model: ModelDescription,
): StepPlan {
  const { scheduler: config, strengthNarrows, evenSigmas, extraChannels } = model;
  const { steps } = job;
  // Who edits by instruction sees the picture, and always begins with noise.
  const initial = extraChannels === "instruction" ? undefined : job.initial;
  const resolved = resolveSampler(job.scheduler ?? model.defaultScheduler);
  const sampler = resolved?.sampler ?? modelSampler(config);
  const spacing = job.sigmas ?? resolved?.spacing;
  const range = strengthNarrows ? initial?.strength : undefined;
  const tokens = tokensOf(job, model);
  const request = { config, steps, spacing, range, tokens, evenSigmas };
  const schedule = scheduleFor(sampler, request);
  const taken =
    initial === undefined || strengthNarrows ? steps : stepsTaken(steps, initial.strength, model);
  const offset = steps - taken;
  return {
    sampler,
    schedule,
    steps: schedule.steps.slice(offset),
    taken,
    offset,
    endsHalfway: false,
  };
}

/** Of N steps the last N · strength: rounded down, and up where the model's noise is a flow. */
function stepsTaken(steps: number, strength: number, { scheduler }: ModelDescription): number {
  const wanted = steps * strength;
  const taken =
    scheduler.noise === "flow"
      ? steps - Math.trunc(Math.max(steps - wanted, 0))
      : Math.floor(wanted);
  return Math.min(Math.max(taken, 1), steps);
}

/** How many tokens a picture is to the denoiser. */
function tokensOf(
  { width, height }: { readonly width: number; readonly height: number },
  { latentScale, patch }: Pick<ModelDescription, "latentScale" | "patch">,
): number {
  const side = latentScale * patch;
  return Math.ceil(width / side) * Math.ceil(height / side);
}
