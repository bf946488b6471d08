import { combine } from "../tensor.ts";
import type { Prediction } from "./prediction.ts";

/**
 * The network predicts the flow from the clean latents to the noise, v = ε − x0, of
 * x = (1 − σ)·x0 + σ·ε ("Flow Matching", Lipman et al., 2022): x0 = x − σ·v. Nothing is scaled.
 */
export const flow: Prediction = {
  inputScale: () => 1,
  toDenoised: (output, latents, { sigma }) => combine([1, latents], [-sigma, output]),
};
