/**
 * How noisy latents are at one point of a run: x = alpha · x0 + sigma · noise.
 * Variance-exploding schedules (Euler and its kin) keep alpha at 1, variance-preserving ones
 * (DDIM, DPM++) keep alpha² + sigma² at 1. `timestep` is what the network is told; it counts
 * training steps and may be fractional.
 */
export interface NoiseLevel {
  readonly timestep: number;
  readonly alpha: number;
  readonly sigma: number;
}

/** One step of a run: the latents come in at the level `from` and leave at `to`. */
export interface Step {
  readonly from: NoiseLevel;
  readonly to: NoiseLevel;
}

/** The steps of a run, and the factor that turns unit noise into its first latents. */
export interface Schedule {
  readonly steps: readonly Step[];
  readonly initialScale: number;
}

/** No noise at all. */
export const CLEAN: NoiseLevel = { timestep: 0, alpha: 1, sigma: 0 };

/** A variance-preserving level from the share of the variance that is signal (ᾱ). */
export function preservingLevel(timestep: number, signalShare: number): NoiseLevel {
  return { timestep, alpha: Math.sqrt(signalShare), sigma: Math.sqrt(1 - signalShare) };
}

/** A variance-preserving level from the ratio of noise to signal, k-diffusion's sigma. */
export function levelFromSigma(timestep: number, sigma: number): NoiseLevel {
  const alpha = 1 / Math.sqrt(sigma * sigma + 1);
  return { timestep, alpha, sigma: sigma * alpha };
}

/** Steps from each level to the next one. */
export function chain(levels: readonly NoiseLevel[]): Step[] {
  return levels.slice(1).map((to, index) => ({ from: levels[index]!, to }));
}
