import type { Watch } from "./denoise.ts";
import { descriptionsOf, type Experts } from "./experts.ts";
import type { InitialPicture } from "./job.ts";
import type { NoiseSource } from "./noise-source.ts";
import { keepOutside, type Kept, watchKept } from "./picture-controls/keep-outside.ts";
import { blendLatents } from "./picture-controls/latent-mask.ts";
import type { LaidOutJob } from "./picture-controls/lay-out.ts";
import { planExperts } from "./plan-experts.ts";
import { sampleLatents } from "./sample-latents.ts";
import { combine, type Tensor } from "./tensor.ts";

/** A job that starts from latents; its initial strength says how many of the steps are taken. */
export type RedrawnJob = Omit<LaidOutJob, "initial"> & {
  readonly initial: Pick<InitialPicture, "strength">;
};

/** Clean latents to start from, and the picture's noise. */
export interface Redrawing {
  readonly clean: Tensor;
  readonly noise: NoiseSource;
}

/**
 * Redraws clean latents: they are noised to the level at which the remaining steps begin, and
 * denoised from there (SDEdit, Meng et al., 2021). Latents that the job's mask keeps come back as they were.
 */
export async function redrawLatents(
  experts: Experts,
  job: RedrawnJob,
  { clean, noise }: Redrawing,
  watch: Watch,
): Promise<Tensor> {
  const plan = planExperts(job, descriptionsOf(experts));
  const start = plan.whole.steps[0]!.from;
  const begin = noise.initial();
  const kept: Kept | undefined = job.redrawn && {
    mask: job.redrawn,
    latents: clean,
    noise: begin,
  };
  const noisy = combine([start.alpha, clean], [start.sigma, begin]);
  const latents = await sampleLatents(experts, job, noisy, {
    plan,
    noise: noise.latents,
    watch: kept === undefined ? watch : watchKept(watch, kept),
    around: kept && ((denoise) => keepOutside(denoise, kept)),
  });
  // The sampler's own latents know nothing of what was kept.
  return kept === undefined ? latents : blendLatents(kept.mask, latents, kept.latents);
}
