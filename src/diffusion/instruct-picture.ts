import type { Watch } from "./denoise.ts";
import { descriptionsOf, type Experts } from "./experts.ts";
import type { InitialPicture } from "./job.ts";
import { fromDenoiser } from "./models/latent-numbers.ts";
import { noiseSource, type PictureSeed } from "./noise-source.ts";
import type { LaidOutJob } from "./picture-controls/lay-out.ts";
import { toTensor } from "./pixels.ts";
import { planExperts } from "./plan-experts.ts";
import { sampleLatents } from "./sample-latents.ts";
import { scale, type Tensor, zeros } from "./tensor.ts";

/**
 * Edits one picture by an instruction ("InstructPix2Pix", Brooks et al., 2022): the network sees the
 * picture's latents, the mean of them and not scaled, at every step; the run begins with noise.
 */
export async function instructPicture(
  experts: Experts,
  job: LaidOutJob & { readonly initial: InitialPicture },
  seed: PictureSeed,
  watch: Watch,
): Promise<Tensor> {
  const { model, conditioning } = experts.base;
  const { latentNumbers } = model.description;
  const whole = { ...job, initial: undefined };
  const plan = planExperts(whole, descriptionsOf(experts));
  const noise = noiseSource(model.description, job, seed, conditioning);
  const encoded = await model.autoencoder.encode(toTensor(job.initial.picture), zeros);
  const seen = fromDenoiser(encoded, latentNumbers);
  const extra = conditioning.isGuided ? [seen, seen, zeros(seen.dims)] : [seen];
  const latents = scale(plan.whole.schedule.initialScale, noise.initial());
  return sampleLatents(experts, whole, latents, { plan, noise: noise.latents, watch, extra });
}
