import { createDenoise, type Watch } from "./denoise.ts";
import type { GenerationJob, InitialPicture } from "./job.ts";
import type { LoadedModel } from "./models/loaded-model.ts";
import { decodeLatents, encodePicture } from "./latent-pictures.ts";
import { noiseSource } from "./noise-source.ts";
import { planSteps } from "./plan-steps.ts";
import type { Conditioning } from "./prompt/encode-prompt.ts";
import { combine } from "./tensor.ts";
import type { Drawing } from "./text-to-image.ts";

/**
 * Draws one picture from another: the picture's latents are noised to the level at which the
 * remaining steps begin, and denoised from there (SDEdit, Meng et al., 2021).
 */
export async function imageToImage(
  model: LoadedModel,
  job: GenerationJob & { readonly initial: InitialPicture },
  seed: number,
  conditioning: Conditioning,
  watch: Watch,
): Promise<Drawing> {
  const { sampler, schedule, steps } = planSteps(job, model.description);
  const noise = noiseSource(model.description, job, seed, conditioning);
  // The encoder's own draw comes before the initial noise: diffusers' order.
  const initial = await encodePicture(model, job.initial.picture, noise.shaped);
  const start = steps[0]!.from;
  const latents = await sampler.sample({
    denoise: await createDenoise(model, job, conditioning, watch),
    latents: combine([start.alpha, initial], [start.sigma, noise.latents()]),
    steps,
    whole: schedule.steps,
    config: model.description.scheduler,
    noise: noise.latents,
    eta: job.eta ?? 0,
  });
  return { picture: await decodeLatents(model, latents), latents };
}
