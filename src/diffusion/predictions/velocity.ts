import { combine } from "../tensor.ts";
import type { Prediction } from "./prediction.ts";

/**
 * The network predicts v = α·ε − σ·x0 of unit-variance latents (Salimans & Ho, 2022), hence
 * x0 = α·x − σ·v there. Latents of another variance are brought to it first.
 */
export const velocity: Prediction = (output, latents, { alpha, sigma }) => {
  const unit = 1 / Math.hypot(alpha, sigma);
  return combine([alpha * unit * unit, latents], [-sigma * unit, output]);
};
