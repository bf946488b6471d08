import { type Prediction, unitScale } from "./prediction.ts";

/** The network predicts the clean latents themselves. */
export const sample: Prediction = { inputScale: unitScale, toDenoised: (output) => output };
