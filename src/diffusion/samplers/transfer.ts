import type { NoiseLevel } from "../schedules/schedule.ts";
import { combine, type Tensor } from "../tensor.ts";

/**
 * Takes latents from one level to another along the given noise: equation 11 of "Pseudo Numerical
 * Methods for Diffusion Models on Manifolds" (Liu et al., 2022).
 */
export function transfer(x: Tensor, noise: Tensor, from: NoiseLevel, to: NoiseLevel): Tensor {
  const ratio = to.alpha / from.alpha;
  return combine([ratio, x], [to.sigma - ratio * from.sigma, noise]);
}
