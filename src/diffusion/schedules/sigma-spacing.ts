import { betaSigmas } from "./beta-sigmas.ts";
import { exponentialSigmas } from "./exponential-sigmas.ts";
import { karrasSigmas } from "./karras-sigmas.ts";

/**
 * The ways to space sigmas that a job may name. `sgm_uniform` is the trailing timestep spacing of
 * Stability's generative-models; without a name the model's own settings decide.
 */
export const sigmaSpacings = ["karras", "exponential", "beta", "sgm_uniform"] as const;
export type SigmaSpacing = (typeof sigmaSpacings)[number];

/** Spacings that are computed from two end points alone: `count` sigmas from `max` down to `min`. */
export const sigmaCurves: Readonly<
  Record<
    Exclude<SigmaSpacing, "sgm_uniform">,
    (count: number, min: number, max: number) => number[]
  >
> = { karras: karrasSigmas, exponential: exponentialSigmas, beta: betaSigmas };
