import type { ModelDescription } from "./description/model-description.ts";
import type { GenerationJob } from "./job.ts";
import { createGenerator } from "./random/generator.ts";
import { sizeOf, type Tensor, tensor } from "./tensor.ts";

/** Unit noise for one picture, from one generator: the order of the draws decides the picture. */
export interface NoiseSource {
  /** Noise in the shape of the picture's latents. */
  readonly latents: () => Tensor;
  readonly shaped: (dims: readonly number[]) => Tensor;
}

/** The noise of the picture with that seed, in the precision diffusers would draw it in. */
export function noiseSource(
  { latentChannels, latentScale }: ModelDescription,
  { width, height }: Pick<GenerationJob, "width" | "height">,
  seed: number,
  { isHalfPrecision }: { readonly isHalfPrecision: boolean },
): NoiseSource {
  const generator = createGenerator(seed);
  const shaped = (dims: readonly number[]) => {
    const count = sizeOf(dims);
    return tensor(isHalfPrecision ? generator.normalHalf(count) : generator.normal(count), dims);
  };
  const dims = [1, latentChannels, height / latentScale, width / latentScale];
  return { latents: () => shaped(dims), shaped };
}
