import type { Watch } from "../denoise.ts";
import type { Experts } from "../experts.ts";
import type { HiresPass } from "../job.ts";
import { decodeLatents, encodePicture } from "../latent-pictures.ts";
import { noiseSource, type PictureSeed } from "../noise-source.ts";
import { type RedrawnJob, redrawLatents } from "../redraw-latents.ts";
import type { Tensor } from "../tensor.ts";
import { enlargeLatents } from "./enlarge-latents.ts";
import { enlargePicture } from "./enlarge-picture.ts";
import type { LaidOutJob } from "./lay-out.ts";

type EnlargedJob = LaidOutJob & { readonly hires: HiresPass };

/** The second pass of a job as a job of its own; it starts from what the first pass drew. */
export function hiresJob({ hires, ...job }: EnlargedJob): RedrawnJob {
  const { width, height, strength } = hires;
  return {
    ...job,
    width,
    height,
    steps: hires.steps ?? job.steps,
    initial: { strength },
    hires: undefined,
  };
}

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
  return redrawLatents(experts, hiresJob(job), { clean, noise }, watch);
}
