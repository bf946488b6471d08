import { z } from "zod";

const number = z.number().nullish();
const flag = z.boolean().nullish();

/**
 * The part of a diffusers scheduler_config.json that the engine reads. A key that is missing (or
 * null) stays undefined: its default is the one of the scheduler that is *used*, not of the class
 * that wrote the file.
 */
export const schedulerConfigSchema = z
  .object({
    _class_name: z.string().nullish(),
    num_train_timesteps: z.int().min(1).nullish(),
    beta_start: number,
    beta_end: number,
    beta_schedule: z.string().nullish(),
    trained_betas: z.array(z.number()).nullish(),
    prediction_type: z.string().nullish(),
    timestep_spacing: z.string().nullish(),
    steps_offset: z.int().nullish(),
    set_alpha_to_one: flag,
    clip_sample: flag,
    clip_sample_range: number,
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
    disable_corrector: z.array(z.int()).nullish(),
    timestep_scaling: number,
    original_inference_steps: z.int().nullish(),
  })
  .transform((raw) => ({
    className: raw._class_name ?? undefined,
    trainingSteps: raw.num_train_timesteps ?? 1000,
    betaStart: raw.beta_start ?? 0.0001,
    betaEnd: raw.beta_end ?? 0.02,
    betaSchedule: raw.beta_schedule ?? "linear",
    trainedBetas: raw.trained_betas ?? undefined,
    predictionType: raw.prediction_type ?? "epsilon",
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
  }));

/** A model's scheduler settings; the numbers of timesteps are those of the training. */
export type SchedulerConfig = z.infer<typeof schedulerConfigSchema>;
