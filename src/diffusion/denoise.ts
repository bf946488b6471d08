import { DiffusionError } from "../domain/errors.ts";
import type { ModelDescription } from "./description/model-description.ts";
import { guide, rescaleGuidance } from "./guidance.ts";
import type { GenerationJob } from "./job.ts";
import type { DenoiserInputs } from "./models/denoiser.ts";
import { guidanceEmbedding } from "./models/guidance-embedding.ts";
import type { LoadedModel } from "./models/loaded-model.ts";
import { timeIdsFor } from "./models/time-ids.ts";
import { predictions } from "./predictions/index.ts";
import type { Conditioning } from "./prompt/encode-prompt.ts";
import type { Denoise } from "./samplers/sampler.ts";
import { concatenate, firstNonFinite, row, scale, type Tensor } from "./tensor.ts";
import { overTiles } from "./tiles.ts";

/** Is called around each use of the network: the way out for cancelling, the way in for progress. */
export interface Watch {
  /** Lets waiting messages in; throws the reason when the job was cancelled. */
  before(): Promise<void>;
  /** Tells the estimate of the clean latents after a call. */
  after(denoised: Tensor): Promise<void>;
}

/** What of a job the denoiser heeds. */
export type GuidedJob = Pick<
  GenerationJob,
  "guidanceScale" | "guidanceRescale" | "width" | "height"
>;

/** Share of a tile that neighbouring tiles overlap when a fixed-size network draws more. */
const DENOISER_OVERLAP = 0.5;

/**
 * Wraps the network into k-diffusion's denoiser, from noisy latents to an estimate of the clean
 * ones: scales the latents to unit variance, guides (both predictions in one run), tiles where the
 * graph is fixed to a smaller size, and converts from what the network was trained to predict.
 */
export async function createDenoise(
  model: LoadedModel,
  job: GuidedJob,
  conditioning: Conditioning,
  watch: Watch,
): Promise<Denoise> {
  const { scheduler, fixed } = model.description;
  const toDenoised = predictions.get(scheduler.predictionType);
  if (toDenoised === undefined) {
    throw new DiffusionError(
      "model",
      `The model predicts "${scheduler.predictionType}"; ${[...predictions.keys()].join(", ")} are supported.`,
    );
  }
  const denoiser = await model.denoiser();
  const inputs = denoiserInputs(model.description, job, conditioning);

  const guided = async (latents: Tensor, timestep: number): Promise<Tensor> => {
    if (!conditioning.isGuided) {
      return denoiser.predict(latents, timestep, inputs);
    }
    const both = await denoiser.predict(concatenate([latents, latents]), timestep, inputs);
    const [negative, positive] = [row(both, 0), row(both, 1)];
    return rescaleGuidance(
      guide(negative, positive, job.guidanceScale),
      positive,
      job.guidanceRescale ?? 0,
    );
  };

  return async (latents, level) => {
    await watch.before();
    const scaled = scale(1 / Math.hypot(level.alpha, level.sigma), latents);
    const output =
      fixed.denoiser === undefined
        ? await guided(scaled, level.timestep)
        : await overTiles(
            scaled,
            { tile: fixed.denoiser, overlap: DENOISER_OVERLAP, outputScale: 1 },
            (tile) => guided(tile, level.timestep),
          );
    if (firstNonFinite(output) !== -1) {
      throw new DiffusionError(
        "denoiser",
        "The denoiser gave numbers that are not finite; use a float32 export or EASEL_DEVICE=cpu.",
      );
    }
    const denoised = toDenoised(output, latents, level);
    await watch.after(denoised);
    return denoised;
  };
}

/** Everything but latents and timestep that the network is told, the same at every step. */
function denoiserInputs(
  { timeIds, guidanceEmbedding: width }: ModelDescription,
  job: GuidedJob,
  { embeddings, pooled, isGuided }: Conditioning,
): DenoiserInputs {
  return {
    embeddings,
    textEmbeds: pooled,
    timeIds: timeIds && timeIdsFor(job, timeIds, isGuided),
    guidanceEmbedding:
      width === undefined ? undefined : guidanceEmbedding(job.guidanceScale, width),
  };
}
