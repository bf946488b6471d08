import { epsilon } from "./epsilon.ts";
import type { Prediction } from "./prediction.ts";
import { sample } from "./sample.ts";
import { velocity } from "./velocity.ts";

/** What networks are trained to predict, by diffusers' names. */
export const predictions: ReadonlyMap<string, Prediction> = new Map([
  ["epsilon", epsilon],
  ["v_prediction", velocity],
  ["sample", sample],
]);
