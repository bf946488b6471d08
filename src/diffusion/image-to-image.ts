import type { Watch } from "./denoise.ts";
import type { Experts } from "./experts.ts";
import type { InitialPicture } from "./job.ts";
import { encodePicture } from "./latent-pictures.ts";
import { noiseSource, type PictureSeed } from "./noise-source.ts";
import type { LaidOutJob } from "./picture-controls/lay-out.ts";
import { redrawLatents } from "./redraw-latents.ts";
import type { Tensor } from "./tensor.ts";

/** Draws the latents of one picture from another picture, which they keep to as far as asked. */
export async function imageToImage(
  experts: Experts,
  job: LaidOutJob & { readonly initial: InitialPicture },
  seed: PictureSeed,
  watch: Watch,
): Promise<Tensor> {
  const { model, conditioning } = experts.base;
  const noise = noiseSource(model.description, job, seed, conditioning);
  // The encoder's own draw comes before the initial noise: diffusers' order.
  const clean = await encodePicture(model, job.initial.picture, noise.shaped);
  return redrawLatents(experts, job, { clean, noise }, watch);
}
