import { type Message, say } from "../../words/index.ts";
import type { Family } from "../families/family.ts";
import { predictionOf } from "../predictions/index.ts";
import { modelSampler, resolveSampler } from "../samplers/resolve-sampler.ts";
import { betaSchedules } from "../schedules/betas.ts";
import type { SchedulerConfig } from "../schedules/scheduler-config.ts";
import { spacings } from "../schedules/spacing.ts";
import { unusable } from "../model-files.ts";

/** Schedulers of diffusers that are not known here, but walk the same noise as those that are. */
const REPLACED =
  /^(?:DEISMultistep|DPMSolverSDE|SASolver|IPNDM|DDIMParallel|DDPMParallel)Scheduler$/u;

/** Settings that are honoured only at these values. */
const known = {
  predictionType: ["epsilon", "v_prediction", "sample"],
  finalSigmas: ["zero", "sigma_min"],
  interpolation: ["linear", "log_linear"],
  sigmaSchedule: ["karras", "exponential"],
  timestepType: ["discrete", "continuous"],
  algorithmType: ["dpmsolver", "dpmsolver++", "sde-dpmsolver", "sde-dpmsolver++", "deis"],
  // Each class takes the other's for its own usual one: diffusers' rule.
  solverType: ["midpoint", "heun", "logrho", "bh1", "bh2"],
  solverOrder: ["1", "2", "3"],
  timeShiftType: ["exponential", "linear"],
  varianceType: [
    "fixed_small",
    "fixed_small_log",
    "fixed_large",
    "fixed_large_log",
    "learned",
    "learned_range",
  ],
} as const;

/** What models know that learned from sigmas alone. */
const edmAlgorithms = ["dpmsolver++", "sde-dpmsolver++"] as const;

/** The classes that read `algorithm_type`, and those that read `solver_type` and `solver_order` too. */
const DPM = /^(?:EDM)?DPMSolver(?:Multistep|Singlestep)Scheduler$/u;
const SOLVERS = /^(?:(?:EDM)?DPMSolver(?:Multistep|Singlestep)|UniPCMultistep)Scheduler$/u;
const LEARNED = /^learned/u;

/**
 * Checks that a model's scheduler is one that is honoured here, so that nobody gets the pictures of
 * another one unawares. Gives what is drawn in another way, a sentence each; throws DiffusionError
 * where the pictures would be none.
 */
export function checkScheduler(
  folder: string,
  config: SchedulerConfig,
  { label, flows }: Pick<Family, "label" | "flows">,
): Message[] {
  const refuse = (key: string, value: string, allowed: readonly string[]): void => {
    if (allowed.includes(value)) return;
    throw unusable(folder, say("engine.scheduler-setting", { key, value, allowed }));
  };
  const { noise, className = "" } = config;
  if (flows !== (noise === "flow")) {
    throw unusable(folder, say("engine.scheduler-of-other-family", { className, family: label }));
  }
  if (noise !== "flow") {
    if (predictionOf(config) === undefined) {
      refuse("prediction_type", config.predictionType, known.predictionType);
      throw unusable(
        folder,
        say("engine.scheduler-setting", {
          key: "prediction_type",
          value: config.predictionType,
          allowed: ["epsilon", "v_prediction"],
        }),
      );
    }
    refuse("final_sigmas_type", config.finalSigmas, known.finalSigmas);
  }
  if (noise === "flow" && config.dynamicShift !== undefined) {
    refuse("time_shift_type", config.dynamicShift.type, known.timeShiftType);
  }
  if (SOLVERS.test(className)) {
    refuse("solver_type", config.solverType ?? "midpoint", known.solverType);
    refuse("solver_order", String(config.solverOrder), known.solverOrder);
  }
  if (DPM.test(className)) {
    const algorithms = noise === "edm" ? edmAlgorithms : known.algorithmType;
    refuse("algorithm_type", config.algorithmType ?? "dpmsolver++", algorithms);
  }
  if (className === "DDPMScheduler") {
    refuse("variance_type", config.varianceType ?? "fixed_small", known.varianceType);
  }
  if (noise === "edm") refuse("sigma_schedule", config.sigmaSchedule, known.sigmaSchedule);
  if (noise === "discrete" || noise === "continuous") {
    if (config.trainedBetas === undefined) {
      refuse("beta_schedule", config.betaSchedule, betaSchedules);
    } else if (config.trainedBetas.length !== config.trainingSteps) {
      const [count, steps] = [config.trainedBetas.length, config.trainingSteps];
      throw unusable(folder, say("engine.betas-count", { count, steps }));
    }
    if (config.timestepSpacing !== undefined) {
      refuse("timestep_spacing", config.timestepSpacing, spacings);
    }
    refuse("interpolation_type", config.interpolation, known.interpolation);
    refuse("timestep_type", config.timestepType, known.timestepType);
  }
  checkOrder(folder, config);
  return remarksOn(folder, config);
}

/** Refuses pairs of settings of which one has to lie below the other, and does not. */
function checkOrder(folder: string, config: SchedulerConfig): void {
  const { sigmaMin, sigmaMax, dynamicShift, stepsOffset, trainingSteps } = config;
  const pairs = [
    ["steps_offset", stepsOffset, "num_train_timesteps", trainingSteps],
    ["sigma_min", sigmaMin, "sigma_max", sigmaMax],
    ["base_image_seq_len", dynamicShift?.baseTokens, "max_image_seq_len", dynamicShift?.maxTokens],
  ] as const;
  for (const [lower, less, upper, more] of pairs) {
    if (less === undefined || more === undefined || less < more) continue;
    throw unusable(folder, say("engine.scheduler-order", { lower, less, upper, more }));
  }
}

function remarksOn(folder: string, config: SchedulerConfig): Message[] {
  const { className, noise } = config;
  const used = modelSampler(config).name;
  const remarks: Message[] = [];
  if (className === undefined) remarks.push(say("engine.scheduler-unnamed", { used }));
  else if (resolveSampler(className) === undefined) {
    if (!REPLACED.test(className)) {
      throw unusable(folder, say("engine.scheduler-unknown", { className }));
    }
    remarks.push(say("engine.scheduler-replaced", { className, used }));
  }
  const ignored = [
    ["thresholding", config.thresholding],
    ["use_flow_sigmas", config.flowSigmas && noise !== "flow"],
    ["use_lu_lambdas", config.luLambdas],
    ["predict_x0 false", !config.predictX0 && className === "UniPCMultistepScheduler"],
    ["invert_sigmas", config.invertSigmas],
    ["stochastic_sampling", config.stochasticSampling],
    ["lambda_min_clipped", config.clipsLambda && DPM.test(className ?? "")],
    ["solver_p", config.innerSolver],
    [`variance_type ${config.varianceType ?? ""}`, LEARNED.test(config.varianceType ?? "")],
    ["use_exponential_sigmas, use_beta_sigmas", config.sigmaKinds > 1],
  ] as const;
  for (const [key, isSet] of ignored) {
    if (isSet) remarks.push(say("engine.scheduler-setting-ignored", { key }));
  }
  const { unknownKeys: keys } = config;
  if (keys.length > 0) {
    const file = "scheduler_config.json";
    remarks.push(say("engine.settings-unknown", { file, keys }));
  }
  // The single step one is drawn without fresh noise.
  const isOther =
    className === "DPMSolverSinglestepScheduler" ? /^sde-|^dpmsolver$/u : /^(?:sde-)?dpmsolver$/u;
  if (DPM.test(className ?? "") && isOther.test(config.algorithmType ?? "")) {
    const key = `algorithm_type ${config.algorithmType ?? ""}`;
    remarks.push(say("engine.scheduler-setting-ignored", { key }));
  }
  if (config.timestepType === "continuous" && noise === "discrete") {
    remarks.push(say("engine.scheduler-continuous", { used }));
  }
  return remarks;
}
