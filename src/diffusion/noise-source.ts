import type { ModelDescription } from "./description/model-description.ts";
import type { GenerationJob } from "./job.ts";
import { variationNoise } from "./picture-controls/variation-noise.ts";
import { createGenerator } from "./random/generator.ts";
import { sizeOf, type Tensor, tensor } from "./tensor.ts";

/** What one picture's noise comes from: its seed, and how far towards another seed's noise it goes. */
export interface PictureSeed {
  readonly seed: number;
  readonly variation?: { readonly seed: number; readonly strength: number } | undefined;
}

/** Unit noise for one picture, from one generator: the order of the draws decides the picture. */
export interface NoiseSource {
  /** The noise that a run begins with; the one draw that a variation changes. */
  readonly initial: () => Tensor;
  /** Fresh noise in the shape of the picture's latents. */
  readonly latents: () => Tensor;
  readonly shaped: (dims: readonly number[]) => Tensor;
}

/** The seed of a job's picture number `index`. */
export function pictureSeedOf({ seeds, variation }: GenerationJob, index: number): PictureSeed {
  return {
    seed: seeds[index]!,
    variation: variation && { seed: variation.seeds[index]!, strength: variation.strength },
  };
}

/** The noise of a picture, in the precision diffusers would draw it in. */
export function noiseSource(
  { latentChannels, latentScale }: Pick<ModelDescription, "latentChannels" | "latentScale">,
  { width, height }: Pick<GenerationJob, "width" | "height">,
  { seed, variation }: PictureSeed,
  { isHalfPrecision }: { readonly isHalfPrecision: boolean },
): NoiseSource {
  const from = (start: number) => {
    const generator = createGenerator(start);
    return (dims: readonly number[]) => {
      const count = sizeOf(dims);
      return tensor(isHalfPrecision ? generator.normalHalf(count) : generator.normal(count), dims);
    };
  };
  const shaped = from(seed);
  const dims = [1, latentChannels, height / latentScale, width / latentScale];
  return {
    initial: () =>
      variation === undefined
        ? shaped(dims)
        : variationNoise(variation.strength, shaped(dims), from(variation.seed)(dims)),
    latents: () => shaped(dims),
    shaped,
  };
}
