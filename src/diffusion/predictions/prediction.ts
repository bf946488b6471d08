import type { NoiseLevel } from "../schedules/schedule.ts";
import type { Tensor } from "../tensor.ts";

/** What a network was trained to predict, and how noisy latents are made ready for it. */
export interface Prediction {
  /** What noisy latents are multiplied by before the network gets them. */
  readonly inputScale: (level: NoiseLevel) => number;
  /**
   * Turns what the network puts out into an estimate of the clean latents. `latents` are those before
   * they were scaled for it, `level` their noise level.
   */
  readonly toDenoised: (output: Tensor, latents: Tensor, level: NoiseLevel) => Tensor;
}

/** To unit variance, which networks of most families are trained with. */
export function unitScale({ alpha, sigma }: NoiseLevel): number {
  return 1 / Math.hypot(alpha, sigma);
}
