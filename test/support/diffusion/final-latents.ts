import { drawJob } from "../../../src/diffusion/draw-job.ts";
import type { EngineEvent, GenerationJob } from "../../../src/diffusion/job.ts";
import type { LoadedModel } from "../../../src/diffusion/models/loaded-model.ts";

/** Draws a job that wants its latents, and gives those of its first picture. */
export async function finalLatents(
  model: LoadedModel,
  job: GenerationJob,
  refiner?: LoadedModel,
): Promise<Float32Array> {
  const events: EngineEvent[] = [];
  await drawJob(model, job, {
    refiner,
    signal: new AbortController().signal,
    emit: async (event) => void events.push(event),
  });
  const picture = events.find((event) => event.type === "picture");
  if (picture?.latents === undefined) throw new Error("No latents came.");
  return picture.latents.data;
}

/** The largest difference in units of the reference's standard deviation. */
export function relativeDifference(drawn: Float32Array, reference: Float32Array): number {
  const mean = reference.reduce((sum, value) => sum + value, 0) / reference.length;
  const variance =
    reference.reduce((sum, value) => sum + (value - mean) ** 2, 0) / reference.length;
  const largest = reference.reduce(
    (most, value, index) => Math.max(most, Math.abs(value - (drawn[index] ?? NaN))),
    0,
  );
  return largest / Math.sqrt(variance);
}

/** The root mean square of the difference over that of the reference. */
export function rootMeanSquare(drawn: Float32Array, reference: Float32Array): number {
  const sum = (of: (value: number, index: number) => number) =>
    reference.reduce((total, value, index) => total + of(value, index) ** 2, 0);
  return Math.sqrt(sum((value, index) => value - (drawn[index] ?? NaN)) / sum((value) => value));
}
