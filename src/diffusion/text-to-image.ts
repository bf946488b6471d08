import { createDenoise, type Watch } from "./denoise.ts";
import type { LoadedModel } from "./models/loaded-model.ts";
import { noiseSource, type PictureSeed } from "./noise-source.ts";
import type { LaidOutJob } from "./picture-controls/lay-out.ts";
import { planSteps } from "./plan-steps.ts";
import type { Conditioning } from "./prompt/encode-prompt.ts";
import { scale, type Tensor } from "./tensor.ts";

/** Draws the latents of one picture from noise alone: seed → noise → denoising steps → latents. */
export async function textToImage(
  model: LoadedModel,
  job: LaidOutJob,
  seed: PictureSeed,
  conditioning: Conditioning,
  watch: Watch,
): Promise<Tensor> {
  const { sampler, schedule, ...stretch } = planSteps(job, model.description);
  const noise = noiseSource(model.description, job, seed, conditioning);
  return sampler.sample({
    denoise: await createDenoise(model, job, conditioning, watch),
    latents: scale(schedule.initialScale, noise.initial()),
    ...stretch,
    whole: schedule.steps,
    config: model.description.scheduler,
    noise: noise.latents,
    eta: job.eta ?? 0,
  });
}
