import type { NoiseLevel } from "../schedules/schedule.ts";
import { combine, type Tensor } from "../tensor.ts";

/**
 * What the network itself put out, and the noise it stands for: PNDM mixes outputs first and reads
 * the mixture as noise afterwards, which for velocities is not the same.
 */
export function networkOutput(predictionType: string) {
  const isVelocity = predictionType === "v_prediction";
  return {
    of: (denoised: Tensor, x: Tensor, { alpha, sigma }: NoiseLevel) =>
      isVelocity
        ? combine([alpha / sigma, x], [-1 / sigma, denoised])
        : combine([1 / sigma, x], [-alpha / sigma, denoised]),
    noise: (output: Tensor, x: Tensor, { alpha, sigma }: NoiseLevel) =>
      isVelocity ? combine([alpha, output], [sigma, x]) : output,
  };
}
