import { combine } from "../tensor.ts";
import { type Prediction, unitScale } from "./prediction.ts";

/**
 * The network predicts v = α·ε − σ·x0 of unit-variance latents (Salimans & Ho, 2022), hence
 * x0 = α·x − σ·v there. Latents of another variance are brought to it first.
 */
export const velocity: Prediction = {
  inputScale: unitScale,
  toDenoised(output, latents, level) {
    const unit = unitScale(level);
    return combine([level.alpha * unit * unit, latents], [-level.sigma * unit, output]);
  },
};
