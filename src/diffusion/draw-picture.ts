import type { Watch } from "./denoise.ts";
import type { ModelDescription } from "./description/model-description.ts";
import { imageToImage } from "./image-to-image.ts";
import { decodeLatents } from "./latent-pictures.ts";
import type { LoadedModel } from "./models/loaded-model.ts";
import { pictureSeedOf } from "./noise-source.ts";
import { hiresJob, hiresPass } from "./picture-controls/hires-pass.ts";
import type { LaidOutJob } from "./picture-controls/lay-out.ts";
import type { RgbPicture } from "./picture.ts";
import { planSteps } from "./plan-steps.ts";
import type { Conditioning } from "./prompt/encode-prompt.ts";
import type { Tensor } from "./tensor.ts";
import { textToImage } from "./text-to-image.ts";

/** A finished picture, and the latents it was decoded from as the sampler left them. */
export interface Drawing {
  readonly picture: RgbPicture;
  readonly latents: Tensor;
}

/** Draws picture number `index` of a job: from noise or from a picture, and perhaps larger after. */
export async function drawPicture(
  model: LoadedModel,
  job: LaidOutJob,
  index: number,
  conditioning: Conditioning,
  watch: Watch,
): Promise<Drawing> {
  const seed = pictureSeedOf(job, index);
  const { initial, hires } = job;
  const first =
    initial === undefined
      ? await textToImage(model, job, seed, conditioning, watch)
      : await imageToImage(model, { ...job, initial }, seed, conditioning, watch);
  const latents =
    hires === undefined
      ? first
      : await hiresPass(model, { ...job, hires }, { latents: first, seed }, conditioning, watch);
  return { picture: await decodeLatents(model, latents), latents };
}

/** How often the denoiser is called for one picture of a job. */
export function denoiserCalls(job: LaidOutJob, description: ModelDescription): number {
  const calls = (each: Parameters<typeof planSteps>[0]) => {
    const { sampler, steps } = planSteps(each, description);
    return sampler.calls(steps.length);
  };
  const { hires } = job;
  return calls(job) + (hires === undefined ? 0 : calls(hiresJob({ ...job, hires })));
}
