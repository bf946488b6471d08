import type { NoiseLevel } from "../schedules/schedule.ts";

/** λ = log(alpha / sigma), the time axis of the DPM-Solver papers; Infinity without noise. */
export function logSnr({ alpha, sigma }: NoiseLevel): number {
  return Math.log(alpha) - Math.log(sigma);
}
