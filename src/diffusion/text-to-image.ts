import type { Watch } from "./denoise.ts";
import { descriptionsOf, type Experts } from "./experts.ts";
import { noiseSource, type PictureSeed } from "./noise-source.ts";
import type { LaidOutJob } from "./picture-controls/lay-out.ts";
import { planExperts } from "./plan-experts.ts";
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
  const plan = planExperts(job, descriptionsOf(experts));
  const noise = noiseSource(model.description, job, seed, conditioning);
  const latents = scale(plan.whole.schedule.initialScale, noise.initial());
  return sampleLatents(experts, job, latents, { plan, noise: noise.latents, watch });
}
