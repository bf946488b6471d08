import type { Watch } from "../denoise.ts";
import type { Expert, Experts } from "../experts.ts";
import { decodeLatents, encodePicture } from "../latent-pictures.ts";
import { noiseSource, type PictureSeed } from "../noise-source.ts";
import { redrawLatents } from "../redraw-latents.ts";
import type { Tensor } from "../tensor.ts";
import { enlargeLatents } from "./enlarge-latents.ts";
import { enlargePicture } from "./enlarge-picture.ts";
import { type EnlargedJob, hiresJob } from "./hires-job.ts";

/**
 * The second pass of a "hires fix": what was drawn at the model's own size is enlarged and redrawn
 * at the larger one, so that it gains detail and keeps its composition. Its noise comes from the
 * same seed at the larger size, as A1111 has it. Gives the latents of the larger picture.
 */
export async function hiresPass(
  experts: Experts,
  job: EnlargedJob,
  { latents, seed }: { readonly latents: Tensor; readonly seed: PictureSeed },
  watch: Watch,
): Promise<Tensor> {
  const { model, conditioning } = experts.base;
  const { upscaler, width, height } = job.hires;
  const { latentScale } = model.description;
  const noise = noiseSource(model.description, job.hires, seed, conditioning);
  const enlarged = async () => {
    if (upscaler === "picture") {
      const small = await decodeLatents(model, latents);
      return encodePicture(model, enlargePicture(small, { width, height }), noise.shaped);
    }
    const size = { width: width / latentScale, height: height / latentScale };
    return enlargeLatents(latents, size, upscaler === "latent" ? "bilinear" : "nearest-exact");
  };
  const clean = await enlarged();
  return redrawLatents(secondPass(experts), hiresJob(job), { clean, noise }, watch);
}

/** The same models, told what their prompts are in the second pass. */
function secondPass({ base, refiner }: Experts): Experts {
  return { base: inSecondPass(base), refiner: refiner && inSecondPass(refiner) };
}

function inSecondPass({ model, conditioning }: Expert): Expert {
  return { model, conditioning: conditioning.second ?? conditioning };
}
