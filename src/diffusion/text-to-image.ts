import type { Watch } from "./denoise.ts";
import type { Experts } from "./experts.ts";
import { noiseSource, type PictureSeed } from "./noise-source.ts";
import type { LaidOutJob } from "./picture-controls/lay-out.ts";
import { planSteps } from "./plan-steps.ts";
import { sampleLatents } from "./sample-latents.ts";
import { scale, type Tensor } from "./tensor.ts";

/** Draws the latents of one picture from noise alone: seed → noise → denoising steps → latents. */
export async function textToImage(
  experts: Experts,
  job: LaidOutJob,
  seed: PictureSeed,
  watch: Watch,
): Promise<Tensor> {
  const { model, conditioning } = experts.base;
  const { schedule } = planSteps(job, model.description);
  const noise = noiseSource(model.description, job, seed, conditioning);
  const latents = scale(schedule.initialScale, noise.initial());
  return sampleLatents(experts, job, latents, { noise: noise.latents, watch });
}
