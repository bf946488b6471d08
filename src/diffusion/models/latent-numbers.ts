import type { LatentNumbers } from "../description/model-description.ts";
import type { Tensor } from "../tensor.ts";

/** An autoencoder's latents [n, channels, h, w] as the denoiser wants them. */
export function toDenoiser(latents: Tensor, numbers: LatentNumbers): Tensor {
  const { scalingFactor, shiftFactor } = numbers;
  return eachChannel(
    latents,
    numbers,
    (value, mean, deviation) => ((value - shiftFactor - mean) * scalingFactor) / deviation,
  );
}

/** A denoiser's latents as the autoencoder made them: the way back. */
export function fromDenoiser(latents: Tensor, numbers: LatentNumbers): Tensor {
  const { scalingFactor, shiftFactor } = numbers;
  return eachChannel(
    latents,
    numbers,
    (value, mean, deviation) => (value * deviation) / scalingFactor + mean + shiftFactor,
  );
}

function eachChannel(
  { data, dims }: Tensor,
  { mean, deviation }: LatentNumbers,
  change: (value: number, mean: number, deviation: number) => number,
): Tensor {
  const [, channels = 1, height = 1, width = 1] = dims;
  const area = height * width;
  const changed = data.map((value, index) => {
    const channel = Math.floor(index / area) % channels;
    return change(value, mean?.[channel] ?? 0, deviation?.[channel] ?? 1);
  });
  return { data: changed, dims };
}
