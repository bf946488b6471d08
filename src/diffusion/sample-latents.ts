import { createDenoise, type DenoiseOptions, type Watch } from "./denoise.ts";
import type { Experts } from "./experts.ts";
import type { GuidedJob } from "./families/family.ts";
import type { GenerationJob } from "./job.ts";
import { steerFor } from "./control/steer-job.ts";
import { callsIn, type SharedPlan } from "./plan-experts.ts";
import { stepsOfCalls } from "./prompt/steps-of-calls.ts";
import type { Denoise } from "./samplers/sampler.ts";
import { combine, type Tensor } from "./tensor.ts";

/** What of a job decides about the way from noise to latents, beside its steps. */
export type SampledJob = GuidedJob & Pick<GenerationJob, "eta" | "control">;

/** What a run needs beside the experts, the job and its first latents. */
export interface Sampling {
  /** The steps of the job, made once for the picture. */
  readonly plan: SharedPlan;
  /** Fresh unit noise in the shape of the latents. */
  readonly noise: () => Tensor;
  readonly watch: Watch;
  /** What the base model's network is given as further channels. */
  readonly extra?: DenoiseOptions["extra"];
  /** Wraps each expert's denoiser: the way in for masks. */
  readonly around?: ((denoise: Denoise) => Denoise) | undefined;
}

/**
 * Walks noisy latents down to clean ones: by the base model alone, or with a refiner that takes
 * over at its share. `latents` are at the level where the job's first step begins.
 */
export async function sampleLatents(
  experts: Experts,
  job: SampledJob,
  latents: Tensor,
  { plan: shared, noise, watch, extra, around = (denoise) => denoise }: Sampling,
): Promise<Tensor> {
  const { base, refiner } = experts;
  const stepsOf = stepsOfCalls(shared);
  let x = latents;
  for (const [index, { expert, plan, addsNoise }] of shared.parts.entries()) {
    const { model, conditioning } = expert === "refiner" ? refiner! : base;
    const { sampler, schedule, steps, offset, endsHalfway } = plan;
    const start = steps[0]!.from;
    // A refiner knows latents alone.
    const isBase = expert === "base";
    const seen = isBase ? extra : undefined;
    const steer = isBase ? await steerFor(model, job, callsIn(plan)) : undefined;
    if (addsNoise) x = combine([start.alpha, x], [start.sigma, noise()]);
    x = await sampler.sample({
      denoise: around(
        await createDenoise(model, job, {
          conditioning,
          stepOf: stepsOf[index]!,
          watch,
          extra: seen,
          steer,
        }),
      ),
      latents: x,
      steps,
      whole: schedule.steps,
      offset,
      endsHalfway,
      config: model.description.scheduler,
      noise,
      eta: job.eta ?? 0,
    });
  }
  return x;
}
