import { createDenoise, type Watch } from "./denoise.ts";
import type { GenerationJob } from "./job.ts";
import type { LoadedModel } from "./models/loaded-model.ts";
import { decodeLatents } from "./latent-pictures.ts";
import { noiseSource } from "./noise-source.ts";
import type { RgbPicture } from "./picture.ts";
import { planSteps } from "./plan-steps.ts";
import type { Conditioning } from "./prompt/encode-prompt.ts";
import { scale, type Tensor } from "./tensor.ts";

/** A finished picture, and the latents it was decoded from as the sampler left them. */
export interface Drawing {
  readonly picture: RgbPicture;
  readonly latents: Tensor;
}

/** Draws one picture from noise alone: seed → noise → denoising steps → latents → picture. */
export async function textToImage(
  model: LoadedModel,
  job: GenerationJob,
  seed: number,
  conditioning: Conditioning,
  watch: Watch,
): Promise<Drawing> {
  const { sampler, schedule, steps } = planSteps(job, model.description);
  const noise = noiseSource(model.description, job, seed, conditioning);
  const latents = await sampler.sample({
    denoise: await createDenoise(model, job, conditioning, watch),
    latents: scale(schedule.initialScale, noise.latents()),
    steps,
    whole: schedule.steps,
    config: model.description.scheduler,
    noise: noise.latents,
    eta: job.eta ?? 0,
  });
  return { picture: await decodeLatents(model, latents), latents };
}
