import { DiffusionError } from "../domain/errors.ts";
import { say } from "../words/index.ts";
import type { Steer } from "./control/steer.ts";
import type { GuidedJob } from "./families/family.ts";
import { familyOf } from "./families/index.ts";
import { guidePredictions } from "./guidance.ts";
import type { LoadedModel } from "./models/loaded-model.ts";
import { predictionOf } from "./predictions/index.ts";
import type { Conditioning, Told } from "./prompt/conditioning.ts";
import type { Denoise } from "./samplers/sampler.ts";
import { concatenate, firstNonFinite, scale, sizeOf, type Tensor } from "./tensor.ts";
import { overTiles } from "./tiles.ts";

/** Is called around each use of the network: the way out for cancelling, the way in for progress. */
export interface Watch {
  /** Lets waiting messages in; throws the reason when the job was cancelled. */
  before(): Promise<void>;
  /** Tells the estimate of the clean latents after a call. */
  after(denoised: Tensor): Promise<void>;
}

/** What wraps a network into a denoiser. */
export interface DenoiseOptions {
  readonly conditioning: Conditioning;
  /** The step, counted from 0, that a call of the network belongs to. */
  readonly stepOf: (call: number) => number;
  readonly watch: Watch;
  /**
   * What the network is given as further channels, [1, channels, h, w]: one for all rows, or one for
   * each row of what it is told. It is not scaled.
   */
  readonly extra?: readonly Tensor[] | undefined;
  /** What steers the network at each call. */
  readonly steer?: Steer | undefined;
}

/** Share of a tile that neighbouring tiles overlap when a fixed-size network draws more. */
const DENOISER_OVERLAP = 0.5;

/**
 * Wraps the network into k-diffusion's denoiser, from noisy latents to an estimate of the clean
 * ones: scales the latents as the network was trained with them, guides (all predictions in one
 * run), tiles where the graph is fixed to a smaller size, and converts from what the network was
 * trained to predict.
 */
export async function createDenoise(
  model: LoadedModel,
  job: GuidedJob,
  { conditioning, stepOf, watch, extra, steer }: DenoiseOptions,
): Promise<Denoise> {
  const { description } = model;
  const { scheduler, fixed } = description;
  const prediction = predictionOf(scheduler);
  if (prediction === undefined) {
    const { predictionType: value } = scheduler;
    const allowed = ["epsilon", "v_prediction", "sample"];
    const says = say("engine.scheduler-setting", { key: "prediction_type", value, allowed });
    throw new DiffusionError("model", says);
  }
  const denoiser = await model.denoiser();
  const { isGuided, weights } = conditioning;
  const inputsOf = (told: Told) =>
    familyOf(description.family).inputs(description, job, { ...told, isGuided });
  let told = conditioning.at(stepOf(0));
  let inputs = inputsOf(told);
  const rows = told.embeddings.dims[0] ?? 1;
  const guided = { isGuided, weights, edits: description.extraChannels === "instruction" };
  const stacked = (latents: Tensor): Tensor =>
    concatenate(
      Array.from({ length: rows }, (_, row) =>
        joinChannels(latents, extra?.[row] ?? extra?.at(-1)),
      ),
    );

  let call = 0;
  return async (latents, level) => {
    await watch.before();
    const next = conditioning.at(stepOf(call));
    if (next !== told) [told, inputs] = [next, inputsOf(next)];
    call += 1;
    const scaled = stacked(scale(prediction.inputScale(level), latents));
    const steering = await steer?.(scaled, level.timestep, inputs);
    const predict = (tile: Tensor) =>
      denoiser.predict(tile, level.timestep, { ...inputs, ...steering });
    const output =
      fixed.denoiser === undefined
        ? await predict(scaled)
        : await overTiles(
            scaled,
            { tile: fixed.denoiser, overlap: DENOISER_OVERLAP, outputScale: 1 },
            predict,
          );
    if (firstNonFinite(output) !== -1) {
      throw new DiffusionError("denoiser", say("engine.denoiser-not-finite"));
    }
    const followed = guidePredictions(output, job, guided);
    const denoised = prediction.toDenoised(followed, latents, level);
    await watch.after(denoised);
    return denoised;
  };
}

/** [1, a, h, w] and [1, b, h, w] as [1, a + b, h, w]. */
function joinChannels(latents: Tensor, extra: Tensor | undefined): Tensor {
  if (extra === undefined) return latents;
  const [, channels = 0, ...size] = latents.dims;
  const dims = [1, channels + (extra.dims[1] ?? 0), ...size];
  const data = new Float32Array(sizeOf(dims));
  data.set(latents.data);
  data.set(extra.data, latents.data.length);
  return { data, dims };
}
