import type {
  FamilyTraits,
  ModelDescription,
  ModelFamily,
} from "../description/model-description.ts";
import type { LatentScaling } from "../description/latent-numbers.ts";
import type { ModelParts } from "../description/model-parts.ts";
import type { GenerationJob } from "../job.ts";
import type { Denoiser, DenoiserInputs } from "../models/denoiser.ts";
import type { LoadedModel } from "../models/loaded-model.ts";
import type { Session } from "../onnx/session.ts";
import type { EncodedSteps, Told, TextsToEncode } from "../prompt/conditioning.ts";
import type { SchedulerConfig } from "../schedules/scheduler-config.ts";

/** What of a job the denoiser is told. */
export type GuidedJob = Pick<
  GenerationJob,
  "guidanceScale" | "guidanceRescale" | "width" | "height"
>;

/** What is told about the prompts, and whether the negative one has a row. */
export interface GuidedTold extends Told {
  readonly isGuided: boolean;
}

/** A kind of models: how one is told, described, and spoken to. To add one, write one folder here. */
export interface Family {
  readonly id: ModelFamily;
  /** What people call it. */
  readonly label: string;
  /** The folder beside the models where a tiny decoder for this family's latents is looked for. */
  readonly tinyDecoder: string;
  /** Whether its networks walk straight from noise to picture (flow matching); else noise is added by betas or sigmas. */
  readonly flows: boolean;
  /** The scaling and the shift of its autoencoder's latents, which old exports leave out of their files. */
  readonly latents: LatentScaling;
  /** Whether a folder holds a model of this family, told by its graphs alone. */
  readonly matches: (parts: ModelParts) => boolean;
  /** What is particular about a folder of this family. Throws DiffusionError when it cannot be drawn with. */
  readonly describe: (parts: ModelParts, scheduler: SchedulerConfig) => Promise<FamilyTraits>;
  /** What the texts of a job's different steps are to the denoiser. */
  readonly encodePrompt: (model: LoadedModel, texts: TextsToEncode) => Promise<EncodedSteps>;
  /** The denoiser over its graph. */
  readonly createDenoiser: (session: Session) => Denoiser;
  /** What the denoiser is told beside latents and timestep, as long as the prompts stay the same. */
  readonly inputs: (
    description: ModelDescription,
    job: GuidedJob,
    told: GuidedTold,
  ) => DenoiserInputs;
}
