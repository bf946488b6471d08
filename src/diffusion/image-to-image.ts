import type { Watch } from "./denoise.ts";
import type { InitialPicture } from "./job.ts";
import { encodePicture } from "./latent-pictures.ts";
import type { LoadedModel } from "./models/loaded-model.ts";
import { noiseSource, type PictureSeed } from "./noise-source.ts";
import type { LaidOutJob } from "./picture-controls/lay-out.ts";
import type { Conditioning } from "./prompt/encode-prompt.ts";
import { redrawLatents } from "./redraw-latents.ts";
import type { Tensor } from "./tensor.ts";

/** Draws the latents of one picture from another picture, which they keep to as far as asked. */
export async function imageToImage(
  model: LoadedModel,
  job: LaidOutJob & { readonly initial: InitialPicture },
  seed: PictureSeed,
  conditioning: Conditioning,
  watch: Watch,
): Promise<Tensor> {
  const noise = noiseSource(model.description, job, seed, conditioning);
  // The encoder's own draw comes before the initial noise: diffusers' order.
  const clean = await encodePicture(model, job.initial.picture, noise.shaped);
  return redrawLatents(model, job, { clean, noise }, conditioning, watch);
}
