import { z } from "zod";
import { unknownKeys } from "./unknown-keys.ts";

const number = z.number().nullish();
const positive = z.number().positive().nullish();
/** A share of the signal that a step of the training takes away. */
const beta = z.number().positive().max(1);
/** More timesteps than any training had; each takes memory. */
const MOST_STEPS = 100_000;
const flag = z.boolean().nullish();

/**
 * How a model's noise is laid out: `discrete` by the betas of its training's timesteps, `flow` on a
 * straight line between picture and noise (flow matching), `edm` by sigmas alone with the
 * preconditioning of Karras et al., `continuous` by betas, with the network told sigmas' logarithms.
 */
export type NoiseKind = "discrete" | "flow" | "edm" | "continuous";

const schema = z.looseObject({
  _class_name: z.string().nullish(),
  num_train_timesteps: z.int().min(1).max(MOST_STEPS).nullish(),
  beta_start: beta.nullish(),
  beta_end: beta.nullish(),
  beta_schedule: z.string().nullish(),
  trained_betas: z.array(beta).min(1).nullish(),
  prediction_type: z.string().nullish(),
  timestep_spacing: z.string().nullish(),
  steps_offset: z.int().min(0).max(MOST_STEPS).nullish(),
  set_alpha_to_one: flag,
  clip_sample: flag,
  clip_sample_range: positive,
  rescale_betas_zero_snr: flag,
  use_karras_sigmas: flag,
  use_exponential_sigmas: flag,
  use_beta_sigmas: flag,
  final_sigmas_type: z.string().nullish(),
  interpolation_type: z.string().nullish(),
  algorithm_type: z.string().nullish(),
  solver_type: z.string().nullish(),
  solver_order: z.int().nullish(),
  lower_order_final: flag,
  euler_at_final: flag,
  skip_prk_steps: flag,
  variance_type: z.string().nullish(),
  predict_x0: flag,
  predict_epsilon: flag,
  disable_corrector: z.array(z.int()).nullish(),
  timestep_scaling: positive,
  original_inference_steps: z.int().min(1).max(MOST_STEPS).nullish(),
  thresholding: flag,
  use_flow_sigmas: flag,
  use_lu_lambdas: flag,
  timestep_type: z.string().nullish(),
  sigma_min: positive,
  sigma_max: positive,
  sigma_data: positive,
  sigma_schedule: z.string().nullish(),
  rho: positive,
  shift: positive,
  use_dynamic_shifting: flag,
  base_shift: number,
  max_shift: number,
  base_image_seq_len: positive,
  max_image_seq_len: positive,
  shift_terminal: z.number().min(0).lt(1).nullish(),
  time_shift_type: z.string().nullish(),
  invert_sigmas: flag,
  stochastic_sampling: flag,
  lambda_min_clipped: z.unknown().optional(),
  solver_p: z.unknown().optional(),
});

/**
 * The part of a diffusers scheduler_config.json that the engine reads. A key that is missing (or
 * null) stays undefined: its default is the one of the scheduler that is *used*, not of the class
 * that wrote the file.
 */
export const schedulerConfigSchema = schema.transform((raw) => ({
  className: raw._class_name ?? undefined,
  trainingSteps: raw.num_train_timesteps ?? 1000,
  betaStart: raw.beta_start ?? 0.0001,
  betaEnd: raw.beta_end ?? 0.02,
  betaSchedule: raw.beta_schedule ?? "linear",
  trainedBetas: raw.trained_betas ?? undefined,
  // How old files say the same.
  predictionType: raw.prediction_type ?? (raw.predict_epsilon === false ? "sample" : "epsilon"),
  timestepSpacing: raw.timestep_spacing ?? undefined,
  stepsOffset: raw.steps_offset ?? 0,
  setAlphaToOne: raw.set_alpha_to_one ?? undefined,
  clipSample: raw.clip_sample ?? undefined,
  clipSampleRange: raw.clip_sample_range ?? 1,
  zeroTerminalSnr: raw.rescale_betas_zero_snr ?? false,
  sigmas: raw.use_karras_sigmas
    ? ("karras" as const)
    : raw.use_exponential_sigmas
      ? ("exponential" as const)
      : raw.use_beta_sigmas
        ? ("beta" as const)
        : undefined,
  finalSigmas: raw.final_sigmas_type ?? "zero",
  interpolation: raw.interpolation_type ?? "linear",
  algorithmType: raw.algorithm_type ?? undefined,
  solverType: raw.solver_type ?? undefined,
  solverOrder: raw.solver_order ?? 2,
  lowerOrderFinal: raw.lower_order_final ?? undefined,
  eulerAtFinal: raw.euler_at_final ?? false,
  skipPrkSteps: raw.skip_prk_steps ?? false,
  varianceType: raw.variance_type ?? undefined,
  predictX0: raw.predict_x0 ?? true,
  disableCorrector: raw.disable_corrector ?? [],
  timestepScaling: raw.timestep_scaling ?? 10,
  originalInferenceSteps: raw.original_inference_steps ?? 50,
  thresholding: raw.thresholding ?? false,
  flowSigmas: raw.use_flow_sigmas ?? false,
  luLambdas: raw.use_lu_lambdas ?? false,
  noise: noiseKindOf(raw),
  timestepType: raw.timestep_type ?? "discrete",
  sigmaMin: raw.sigma_min ?? undefined,
  sigmaMax: raw.sigma_max ?? undefined,
  sigmaData: raw.sigma_data ?? 0.5,
  sigmaSchedule: raw.sigma_schedule ?? "karras",
  rho: raw.rho ?? 7,
  shift: raw.shift ?? 1,
  dynamicShift: raw.use_dynamic_shifting
    ? {
        base: raw.base_shift ?? 0.5,
        max: raw.max_shift ?? 1.15,
        baseTokens: raw.base_image_seq_len ?? 256,
        maxTokens: raw.max_image_seq_len ?? 4096,
        type: raw.time_shift_type ?? "exponential",
      }
    : undefined,
  terminalShift: raw.shift_terminal ?? undefined,
  invertSigmas: raw.invert_sigmas ?? false,
  stochasticSampling: raw.stochastic_sampling ?? false,
  sigmaKinds: [raw.use_karras_sigmas, raw.use_exponential_sigmas, raw.use_beta_sigmas].filter(
    (isSet) => isSet === true,
  ).length,
  // Without a limit, files hold minus infinity, which JSON does not know.
  clipsLambda: Number.isFinite(raw.lambda_min_clipped),
  innerSolver: raw.solver_p !== undefined && raw.solver_p !== null,
  unknownKeys: unknownKeys(raw, schema.shape),
}));

interface RawKind {
  readonly _class_name?: string | null | undefined;
  readonly timestep_type?: string | null | undefined;
  readonly prediction_type?: string | null | undefined;
}

function noiseKindOf(raw: RawKind): NoiseKind {
  const name = raw._class_name ?? "";
  if (name.startsWith("FlowMatch")) return "flow";
  if (name.startsWith("EDM")) return "edm";
  // diffusers heeds continuous timesteps for velocities only.
  const isContinuous = raw.timestep_type === "continuous" && name === "EulerDiscreteScheduler";
  return isContinuous && raw.prediction_type === "v_prediction" ? "continuous" : "discrete";
}

/** A model's scheduler settings; the numbers of timesteps are those of the training. */
export type SchedulerConfig = z.infer<typeof schedulerConfigSchema>;
