import type { ModelDescription } from "./description/model-description.ts";
import type { ExpertDescriptions } from "./experts.ts";
import type { GenerationJob } from "./job.ts";
import { planSteps, type StepPlan } from "./plan-steps.ts";
import { roundHalfToEven } from "./schedules/spacing.ts";

/** How far the refiner may move away from finished latents: diffusers' default. */
const RETOUCH_STRENGTH = 0.3;

/** One expert's part of a run, in the order of the parts. */
export interface ExpertPlan {
  readonly expert: "base" | "refiner";
  readonly plan: StepPlan;
  /** Whether the latents it gets are clean and need noise first. */
  readonly addsNoise: boolean;
}

/** The steps of a job as the base model would take all of them, and the parts of the experts. */
export interface SharedPlan {
  readonly whole: StepPlan;
  readonly parts: readonly ExpertPlan[];
}

/** What of a job decides about its steps. */
export type PlannedJob = Parameters<typeof planSteps>[0] & Pick<GenerationJob, "refiner">;

/**
 * Shares the steps of a job out. With a refiner and a fraction they are an ensemble of expert
 * denoisers ("eDiff-I", Balaji et al., 2022): both walk one schedule, and the refiner takes over
 * where the timesteps fall below the cutoff. Without a fraction the base finishes, and the refiner
 * redraws the last part of the schedule (SDEdit, Meng et al., 2021).
 */
export function planExperts(job: PlannedJob, descriptions: ExpertDescriptions): SharedPlan {
  const whole = planSteps(job, descriptions.base);
  return { whole, parts: partsOf(whole, job, descriptions) };
}

function partsOf(
  whole: StepPlan,
  job: PlannedJob,
  { base, refiner }: ExpertDescriptions,
): readonly ExpertPlan[] {
  const alone: ExpertPlan = { expert: "base", plan: whole, addsNoise: false };
  if (refiner === undefined) return [alone];
  // Both must speak of the same latents, so the base model's sampler is the refiner's too.
  const second = { ...job, scheduler: job.scheduler ?? base.defaultScheduler };
  const fraction = job.refiner?.highNoiseFraction;
  if (fraction === undefined) {
    const plan = planSteps({ ...second, initial: { strength: RETOUCH_STRENGTH } }, refiner);
    return [alone, { expert: "refiner", plan, addsNoise: true }];
  }
  const first = untilCutoff(whole, base, fraction);
  const rest = fromCutoff(planSteps(second, refiner), refiner, fraction);
  return [
    { expert: "base" as const, plan: first, addsNoise: false },
    { expert: "refiner" as const, plan: rest, addsNoise: false },
  ].filter(({ plan }) => plan.steps.length > 0);
}

/** The base model's part: the calls of the denoiser at timesteps from the cutoff up. */
function untilCutoff(plan: StepPlan, model: ModelDescription, fraction: number): StepPlan {
  const { calls, perStep, below } = callsOf(plan, model, fraction);
  const kept = calls - below;
  const steps = plan.steps.slice(0, Math.ceil(kept / perStep));
  const reachesEnd = steps.length === plan.steps.length;
  return { ...plan, steps, endsHalfway: perStep === 2 && kept % 2 === 1 && !reachesEnd };
}

/**
 * The refiner's part: the calls below the cutoff. A step whose first half is the base model's is
 * done again as a whole, from latents that are half a step ahead: diffusers' rule.
 */
function fromCutoff(plan: StepPlan, model: ModelDescription, fraction: number): StepPlan {
  const { calls, perStep, below } = callsOf(plan, model, fraction);
  const skipped = Math.floor((calls - below) / perStep);
  return { ...plan, steps: plan.steps.slice(skipped), offset: plan.offset + skipped };
}

/** The calls of the denoiser in a plan, and how many of them are at timesteps below the cutoff. */
function callsOf(
  { sampler, steps }: StepPlan,
  { scheduler: config }: ModelDescription,
  fraction: number,
): { calls: number; perStep: 1 | 2; below: number } {
  const { halfway } = sampler;
  const timesteps = steps.flatMap((step, index) =>
    halfway === undefined || index === steps.length - 1
      ? [step.from.timestep]
      : [step.from.timestep, halfway(step, config).timestep],
  );
  const cutoff = roundHalfToEven(config.trainingSteps * (1 - fraction));
  return {
    calls: timesteps.length,
    perStep: halfway === undefined ? 1 : 2,
    below: timesteps.filter((timestep) => timestep < cutoff).length,
  };
}

/** How often the denoisers are called for one picture of a job. */
export function countCalls(job: PlannedJob, descriptions: ExpertDescriptions): number {
  return planExperts(job, descriptions).parts.reduce((sum, { plan }) => sum + callsIn(plan), 0);
}

/** How often a denoiser is called in one expert's part. */
export function callsIn({ sampler, steps, offset, schedule, endsHalfway }: StepPlan): number {
  if (sampler.halfway === undefined) return steps.length;
  const reachesEnd = offset + steps.length === schedule.steps.length;
  return 2 * steps.length - (reachesEnd || endsHalfway ? 1 : 0);
}
