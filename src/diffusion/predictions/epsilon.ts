import { combine } from "../tensor.ts";
import { type Prediction, unitScale } from "./prediction.ts";

/** The network predicts the noise (Ho et al., 2020): x0 = (x − σ·ε) / α. */
export const epsilon: Prediction = {
  inputScale: unitScale,
  toDenoised: (output, latents, { alpha, sigma }) =>
    combine([1 / alpha, latents], [-sigma / alpha, output]),
};
