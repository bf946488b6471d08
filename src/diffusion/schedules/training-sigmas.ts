import { signalShares } from "./betas.ts";
import type { SchedulerConfig } from "./scheduler-config.ts";

/** The ratio of noise to signal at every training timestep, rising: sqrt((1 − ᾱ) / ᾱ), float32. */
export function trainingSigmas(config: SchedulerConfig): Float32Array {
  return signalShares(config, "tiny").map((share) => Math.sqrt((1 - share) / share));
}

/** The sigma at a fractional timestep, by linear interpolation between its neighbours. */
export function sigmaAt(sigmas: Float32Array, timestep: number): number {
  const low = Math.min(Math.max(Math.floor(timestep), 0), sigmas.length - 1);
  const high = Math.min(low + 1, sigmas.length - 1);
  const weight = timestep - low;
  return sigmas[low]! + (sigmas[high]! - sigmas[low]!) * weight;
}

/**
 * The fractional timestep at which the training had a sigma: interpolated in its logarithm. The
 * table is in float32, as diffusers has it: some samplers cut the result off at the point, so that
 * the last bit decides.
 */
export function timestepAt(sigmas: Float32Array, sigma: number): number {
  const logarithm = (index: number) => Math.fround(Math.log(sigmas[index]!));
  const target = Math.log(Math.max(sigma, 1e-10));
  let low = 0;
  while (low < sigmas.length - 2 && logarithm(low + 1) <= target) low += 1;
  const [below, above] = [logarithm(low), logarithm(low + 1)];
  const weight = Math.min(Math.max((target - below) / (above - below), 0), 1);
  return (1 - weight) * low + weight * (low + 1);
}
