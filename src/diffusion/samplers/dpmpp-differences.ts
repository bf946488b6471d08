import { combine, type Tensor } from "../tensor.ts";

/** An estimate of the clean latents, and the step in log-SNR that was made from it. */
export interface PastEstimate {
  readonly denoised: Tensor;
  readonly h: number;
}

/**
 * The first and second differences of three estimates at uneven steps, for a step of length `h`
 * from the newest: appendix B of "DPM-Solver++" (Lu et al., 2022). `past` holds the two before it,
 * the newer first.
 */
export function differences(
  denoised: Tensor,
  past: readonly [PastEstimate, PastEstimate],
  h: number,
): { first: Tensor; second: Tensor } {
  const [one, two] = past;
  const [r0, r1] = [one.h / h, two.h / h];
  const newer = combine([1 / r0, denoised], [-1 / r0, one.denoised]);
  const older = combine([1 / r1, one.denoised], [-1 / r1, two.denoised]);
  const share = r0 / (r0 + r1);
  return {
    first: combine([1 + share, newer], [-share, older]),
    second: combine([1 / (r0 + r1), newer], [-1 / (r0 + r1), older]),
  };
}
