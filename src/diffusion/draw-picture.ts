import type { Watch } from "./denoise.ts";
import type { ExpertDescriptions, Experts } from "./experts.ts";
import { imageToImage } from "./image-to-image.ts";
import { decodeLatents } from "./latent-pictures.ts";
import { pictureSeedOf } from "./noise-source.ts";
import { hiresJob, hiresPass } from "./picture-controls/hires-pass.ts";
import type { LaidOutJob } from "./picture-controls/lay-out.ts";
import type { RgbPicture } from "./picture.ts";
import { countCalls } from "./plan-experts.ts";
import type { Tensor } from "./tensor.ts";
import { textToImage } from "./text-to-image.ts";

/** A finished picture, and the latents it was decoded from as the sampler left them. */
export interface Drawing {
  readonly picture: RgbPicture;
  readonly latents: Tensor;
}

/** Draws picture number `index` of a job: from noise or from a picture, and perhaps larger after. */
export async function drawPicture(
  experts: Experts,
  job: LaidOutJob,
  index: number,
  watch: Watch,
): Promise<Drawing> {
  const seed = pictureSeedOf(job, index);
  const { initial, hires } = job;
  const first =
    initial === undefined
      ? await textToImage(experts, job, seed, watch)
      : await imageToImage(experts, { ...job, initial }, seed, watch);
  const latents =
    hires === undefined
      ? first
      : await hiresPass(experts, { ...job, hires }, { latents: first, seed }, watch);
  const { model } = experts.refiner ?? experts.base;
  return { picture: await decodeLatents(model, latents), latents };
}

/** How often the denoisers are called for one picture of a job. */
export function denoiserCalls(job: LaidOutJob, descriptions: ExpertDescriptions): number {
  const { hires } = job;
  const second = hires === undefined ? 0 : countCalls(hiresJob({ ...job, hires }), descriptions);
  return countCalls(job, descriptions) + second;
}
