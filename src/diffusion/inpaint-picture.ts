import type { Watch } from "./denoise.ts";
import { descriptionsOf, type Experts } from "./experts.ts";
import { encodePicture } from "./latent-pictures.ts";
import { noiseSource, type PictureSeed } from "./noise-source.ts";
import { nearestMask, withoutMasked } from "./picture-controls/hard-mask.ts";
import type { LaidOutJob } from "./picture-controls/lay-out.ts";
import { planeOf } from "./picture-controls/plane.ts";
import { toTensor } from "./pixels.ts";
import { planExperts } from "./plan-experts.ts";
import { sampleLatents } from "./sample-latents.ts";
import { combine, scale, sizeOf, type Tensor, zeros } from "./tensor.ts";

/**
 * Draws the latents of one picture with a network made for inpainting, which sees the mask and the
 * masked picture at every step. Without a mask all is redrawn; without a picture, there is nothing
 * to see. At full strength it begins with noise alone. The order of the draws is diffusers'.
 */
export async function inpaintPicture(
  experts: Experts,
  job: LaidOutJob,
  seed: PictureSeed,
  watch: Watch,
): Promise<Tensor> {
  const { model, conditioning } = experts.base;
  const { latentScale } = model.description;
  const noise = noiseSource(model.description, job, seed, conditioning);
  const { initial } = job;
  const plan = planExperts(job, descriptionsOf(experts));
  const { schedule, steps } = plan.whole;
  const begin = async (): Promise<Tensor> => {
    if (initial === undefined || initial.strength === 1) {
      return scale(schedule.initialScale, noise.initial());
    }
    const clean = await encodePicture(model, initial.picture, noise.shaped);
    const { alpha = 1, sigma = 0 } = steps[0]?.from ?? {};
    return combine([alpha, clean], [sigma, noise.initial()]);
  };
  const latents = await begin();
  const mask = job.redrawnPixels ?? planeOf(job, () => 1);
  const picture = initial ? toTensor(initial.picture) : zeros([1, 3, job.height, job.width]);
  const seen = await model.autoencoder.encode(withoutMasked(picture, mask), noise.shaped);
  const extra = [stack(nearestMask(mask, latentScale), seen)];
  return sampleLatents(experts, job, latents, { plan, noise: noise.latents, watch, extra });
}

/** [1, a, h, w] and [1, b, h, w] as [1, a + b, h, w]. */
function stack(first: Tensor, second: Tensor): Tensor {
  const [, channels = 0, ...size] = first.dims;
  const dims = [1, channels + (second.dims[1] ?? 0), ...size];
  const data = new Float32Array(sizeOf(dims));
  data.set(first.data);
  data.set(second.data, first.data.length);
  return { data, dims };
}
