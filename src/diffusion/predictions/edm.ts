import type { NoiseLevel } from "../schedules/schedule.ts";
import { combine } from "../tensor.ts";
import type { Prediction } from "./prediction.ts";

/**
 * The preconditioning of "Elucidating the Design Space" (Karras et al., 2022, table 1): a skip
 * connection around the network, for data of that deviation. `sign` is −1 where the network was
 * trained for velocities.
 */
export function edm(dataDeviation: number, sign: 1 | -1): Prediction {
  const total = ({ sigma }: NoiseLevel) => Math.hypot(sigma, dataDeviation);
  return {
    inputScale: (level) => 1 / total(level),
    toDenoised(output, latents, level) {
      const skip = (dataDeviation / total(level)) ** 2;
      return combine(
        [skip, latents],
        [(sign * level.sigma * dataDeviation) / total(level), output],
      );
    },
  };
}
