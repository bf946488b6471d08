import type { Prediction } from "./prediction.ts";

/** The network predicts the clean latents themselves. */
export const sample: Prediction = (output) => output;
