import type { SchedulerConfig } from "../schedules/scheduler-config.ts";
import { edm } from "./edm.ts";
import { epsilon } from "./epsilon.ts";
import { flow } from "./flow.ts";
import type { Prediction } from "./prediction.ts";
import { sample } from "./sample.ts";
import { velocity } from "./velocity.ts";

/** What networks are trained to predict, by diffusers' names. */
export const predictions: ReadonlyMap<string, Prediction> = new Map([
  ["epsilon", epsilon],
  ["v_prediction", velocity],
  ["sample", sample],
]);

/** What a model's network predicts, by its scheduler's settings; undefined for what is not known. */
export function predictionOf({
  noise,
  predictionType,
  sigmaData,
}: Pick<SchedulerConfig, "noise" | "predictionType" | "sigmaData">): Prediction | undefined {
  if (noise === "flow") return flow;
  if (noise !== "edm") return predictions.get(predictionType);
  if (predictionType === "epsilon") return edm(sigmaData, 1);
  return predictionType === "v_prediction" ? edm(sigmaData, -1) : undefined;
}
