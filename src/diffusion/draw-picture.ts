import type { Watch } from "./denoise.ts";
import type { ExpertDescriptions, Experts } from "./experts.ts";
import { imageToImage } from "./image-to-image.ts";
import { decodeLatents } from "./latent-pictures.ts";
import { inpaintPicture } from "./inpaint-picture.ts";
import { instructPicture } from "./instruct-picture.ts";
import { type PictureSeed, pictureSeedOf } from "./noise-source.ts";
import { hiresJob } from "./picture-controls/hires-job.ts";
import { hiresPass } from "./picture-controls/hires-pass.ts";
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
  const { hires } = job;
  const first = await firstPass(experts, job, seed, watch);
  const latents =
    hires === undefined
      ? first
      : await hiresPass(experts, { ...job, hires }, { latents: first, seed }, watch);
  const { model } = experts.refiner ?? experts.base;
  return { picture: await decodeLatents(model, latents), latents };
}

/** The latents as the network of the model makes them: from noise, from a picture, or seeing one. */
function firstPass(
  experts: Experts,
  job: LaidOutJob,
  seed: PictureSeed,
  watch: Watch,
): Promise<Tensor> {
  const { initial } = job;
  const { extraChannels } = experts.base.model.description;
  if (extraChannels === "inpainting") return inpaintPicture(experts, job, seed, watch);
  if (initial === undefined) return textToImage(experts, job, seed, watch);
  const started = { ...job, initial };
  return extraChannels === "instruction"
    ? instructPicture(experts, started, seed, watch)
    : imageToImage(experts, started, seed, watch);
}

/** How often the denoisers are called for one picture of a job. */
export function denoiserCalls(job: LaidOutJob, descriptions: ExpertDescriptions): number {
  const { hires } = job;
  const second = hires === undefined ? 0 : countCalls(hiresJob({ ...job, hires }), descriptions);
  return countCalls(job, descriptions) + second;
}
