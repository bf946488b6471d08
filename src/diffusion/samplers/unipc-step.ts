import { solveLinear } from "../linear-system.ts";
import type { NoiseLevel } from "../schedules/schedule.ts";
import { combine, type Tensor } from "../tensor.ts";
import { logSnr } from "./log-snr.ts";

/** An estimate of the clean latents, and the level it was made at. */
export interface Estimate {
  readonly denoised: Tensor;
  readonly level: NoiseLevel;
}

/**
 * Takes latents from the level of the newest estimate to another: UniP, or with the estimate at
 * the target itself (`corrector`) UniC.
 */
export function advance(
  x: Tensor,
  past: readonly Estimate[],
  to: NoiseLevel,
  kind: "bh1" | "bh2",
  corrector?: Tensor,
): Tensor {
  const newest = past[0]!;
  const { level: from, denoised } = newest;
  const h = logSnr(to) - logSnr(from);
  const growth = Math.expm1(-h);
  const base = kind === "bh1" ? -h : growth;
  const ratios = past.slice(1).map(({ level }) => (logSnr(level) - logSnr(from)) / h);
  const known = corrector === undefined ? ratios : [...ratios, 1];
  const weights = solve(known, h, base);
  const others = [...past.slice(1).map((estimate) => estimate.denoised), corrector];
  const terms: [number, Tensor][] = [];
  let own = -to.alpha * growth;
  for (const [index, ratio] of known.entries()) {
    const weight = (-to.alpha * base * weights[index]!) / ratio;
    terms.push([weight, others[index]!]);
    own -= weight;
  }
  return combine([to.sigma / from.sigma, x], [own, denoised], ...terms);
}

/** The weights of the differences: equation 9 of the paper, with its shortcuts for few of them. */
function solve(ratios: readonly number[], h: number, base: number): number[] {
  if (ratios.length === 1) {
    // A lone difference counts one half; it is exact for the predictor of order two.
    return [1 / 2];
  }
  let phi = Math.expm1(-h) / -h - 1;
  let factorial = 1;
  const rows = ratios.map((_, index) => {
    const row = [...ratios.map((ratio) => ratio ** index), (phi * factorial) / base];
    factorial *= index + 2;
    phi = phi / -h - 1 / factorial;
    return row;
  });
  return solveLinear(rows).map(([weight]) => weight!);
}
