import { describe, expect, it } from "vitest";
import { checkScheduler } from "../../../../src/diffusion/model-folder/check-scheduler.ts";
import { familyOf } from "../../../../src/diffusion/families/index.ts";
import { modelSampler } from "../../../../src/diffusion/samplers/resolve-sampler.ts";
import { schedulerConfigSchema } from "../../../../src/diffusion/schedules/scheduler-config.ts";
import { spoken } from "../../../support/words/spoken.ts";

type Settings = Readonly<Record<string, unknown>>;

const remarksOn = (
  settings: Settings,
  family: Parameters<typeof familyOf>[0] = "stable-diffusion",
) =>
  checkScheduler("models/tiny", schedulerConfigSchema.parse(settings), familyOf(family)).map(
    spoken,
  );

describe("a model's scheduler is drawn as it is", () => {
  it.each<Settings>([
    { _class_name: "PNDMScheduler", skip_prk_steps: true },
    { _class_name: "EulerDiscreteScheduler", timestep_spacing: "trailing" },
    { _class_name: "DDIMScheduler", beta_schedule: "squaredcos_cap_v2" },
    {
      _class_name: "DDIMScheduler",
      beta_schedule: "anything",
      trained_betas: [0.1, 0.2],
      num_train_timesteps: 2,
    },
    { _class_name: "DDIMScheduler", sample_max_value: 1, _diffusers_version: "1", other: null },
    { _class_name: "UniPCMultistepScheduler", solver_order: 3, flow_shift: 1 },
    { _class_name: "DPMSolverMultistepScheduler", algorithm_type: "sde-dpmsolver++" },
    { _class_name: "TCDScheduler" },
    { _class_name: "EDMEulerScheduler", sigma_data: 0.5, sigma_schedule: "exponential" },
    { _class_name: "EDMDPMSolverMultistepScheduler", rho: 7 },
    {
      _class_name: "EulerDiscreteScheduler",
      timestep_type: "continuous",
      prediction_type: "v_prediction",
    },
  ])("%j", (settings) => {
    expect(remarksOn(settings)).toEqual([]);
  });

  it.each(["stable-diffusion-3", "flux"] as const)("flow matching in %s", (family) => {
    const settings = { _class_name: "FlowMatchEulerDiscreteScheduler", shift: 3 };
    expect(remarksOn(settings, family)).toEqual([]);
  });
});

describe("a model's scheduler is told of where", () => {
  it.each<[Settings, string]>([
    [
      { _class_name: "DEISMultistepScheduler" },
      "Its scheduler DEISMultistepScheduler is not known",
    ],
    [{ _class_name: "IPNDMScheduler" }, "IPNDMScheduler is not known here: DPM++ 2M draws"],
    [{}, "Its scheduler file names no scheduler"],
    [{ _class_name: "DDPMScheduler", thresholding: true }, "asks for thresholding"],
    [{ _class_name: "UniPCMultistepScheduler", use_flow_sigmas: true }, "asks for use_flow_sigmas"],
    [{ _class_name: "DPMSolverMultistepScheduler", use_lu_lambdas: true }, "use_lu_lambdas"],
    [
      { _class_name: "DPMSolverMultistepScheduler", algorithm_type: "dpmsolver" },
      "algorithm_type dpmsolver",
    ],
    [
      { _class_name: "DPMSolverSinglestepScheduler", algorithm_type: "sde-dpmsolver++" },
      "algorithm_type sde-dpmsolver++",
    ],
    [
      { _class_name: "DPMSolverMultistepScheduler", lambda_min_clipped: -5.1 },
      "lambda_min_clipped",
    ],
    [{ _class_name: "UniPCMultistepScheduler", solver_p: { any: 1 } }, "asks for solver_p"],
    [{ _class_name: "UniPCMultistepScheduler", predict_x0: false }, "asks for predict_x0 false"],
    [
      { _class_name: "DDIMScheduler", snr_shift_scale: 3, of_tomorrow: "x" },
      "settings that are not known here, and draws without them: snr_shift_scale and of_tomorrow",
    ],
    [
      { _class_name: "DDPMScheduler", variance_type: "learned_range" },
      "variance_type learned_range",
    ],
    [
      { _class_name: "EulerDiscreteScheduler", use_karras_sigmas: true, use_beta_sigmas: true },
      "use_beta_sigmas",
    ],
    [
      { _class_name: "EulerDiscreteScheduler", timestep_type: "continuous" },
      "continuous timesteps, which hold for velocities only",
    ],
  ])("it is drawn in another way: %j", (settings, remark) => {
    expect(remarksOn(settings)).toEqual([expect.stringContaining(remark)]);
  });

  it.each<[Settings, string]>([
    [{ _class_name: "NobodysScheduler" }, "its scheduler NobodysScheduler is not known"],
    [{ _class_name: "FlowMatchEulerDiscreteScheduler" }, "does not belong to Stable Diffusion"],
    [
      { _class_name: "DPMSolverMultistepScheduler", prediction_type: "flow_prediction" },
      "prediction_type is flow_prediction, but only epsilon, v_prediction, and sample are known",
    ],
    [
      { _class_name: "EulerDiscreteScheduler", timestep_spacing: "sgm_uniform" },
      "timestep_spacing is sgm_uniform, but only linspace, leading, and trailing are known",
    ],
    [{ _class_name: "DDIMScheduler", beta_schedule: "sigmoid" }, "beta_schedule is sigmoid"],
    [{ _class_name: "EulerDiscreteScheduler", final_sigmas_type: "one" }, "final_sigmas_type"],
    [{ _class_name: "EulerDiscreteScheduler", interpolation_type: "cubic" }, "interpolation_type"],
    [{ _class_name: "EDMEulerScheduler", sigma_schedule: "linear" }, "sigma_schedule is linear"],
    [{ _class_name: "EDMEulerScheduler", prediction_type: "sample" }, "prediction_type is sample"],
    [{ _class_name: "EDMEulerScheduler", sigma_min: 3, sigma_max: 2 }, "sigma_min is 3, but"],
    [{ _class_name: "DDPMScheduler", variance_type: "fixed_tiny" }, "variance_type is fixed_tiny"],
    [
      { _class_name: "DDIMScheduler", trained_betas: [0.1, 0.2] },
      "trained_betas has 2 numbers for 1000 timesteps",
    ],
    [
      { _class_name: "DDIMScheduler", steps_offset: 1000 },
      "steps_offset is 1000, but belongs below num_train_timesteps, which is 1000",
    ],
  ])("nothing can be drawn: %j", (settings, reason) => {
    expect(() => remarksOn(settings)).toThrow(reason);
  });

  it("a flow family has the scheduler of another one", () => {
    expect(() => remarksOn({ _class_name: "EulerDiscreteScheduler" }, "flux")).toThrow(
      "its scheduler EulerDiscreteScheduler does not belong to Flux",
    );
  });
});

describe("scheduler settings out of all bounds", () => {
  it.each<Settings>([
    { num_train_timesteps: 1e12 },
    { original_inference_steps: 1e9 },
    { trained_betas: [] },
    { num_train_timesteps: 1.5 },
    { beta_start: -0.1 },
    { beta_end: 2 },
    { trained_betas: [0.1, 0] },
    { steps_offset: -1 },
    { sigma_min: 0 },
    { sigma_data: 0 },
    { rho: 0 },
    { shift: -2 },
    { shift_terminal: 1 },
    { clip_sample_range: -1 },
  ])("%j are refused before memory is taken", (settings) => {
    expect(schedulerConfigSchema.safeParse(settings).success).toBe(false);
  });
});

describe("a solver's settings", () => {
  const dpm = { _class_name: "DPMSolverMultistepScheduler" };
  const edm = { _class_name: "EDMDPMSolverMultistepScheduler" };
  it.each<[Settings, string]>([
    [{ ...dpm, algorithm_type: "dpmsolver+++" }, "algorithm_type is dpmsolver+++"],
    [{ ...dpm, solver_type: "euler" }, "solver_type is euler"],
    [{ ...dpm, solver_order: 4 }, "solver_order is 4"],
    [{ ...dpm, solver_order: 0 }, "solver_order is 0"],
    [{ _class_name: "UniPCMultistepScheduler", solver_type: "bh3" }, "solver_type is bh3"],
    [{ _class_name: "UniPCMultistepScheduler", solver_order: 0 }, "solver_order is 0"],
    [{ ...edm, solver_order: 9 }, "solver_order is 9"],
    [{ ...edm, algorithm_type: "dpmsolver" }, "only dpmsolver++ and sde-dpmsolver++ are known"],
  ])("that are none are refused: %j", (settings, words) => {
    expect(() => remarksOn(settings)).toThrow(words);
  });

  it("that another class left in the file are nothing", () => {
    const left = { algorithm_type: "sde-dpmsolver++", solver_type: "x", lambda_min_clipped: -5 };
    const euler = { ...left, _class_name: "EulerDiscreteScheduler" };
    expect(remarksOn(euler)).toEqual([]);
    expect(modelSampler(schedulerConfigSchema.parse(euler)).name).toBe("Euler");
    expect(remarksOn({ ...dpm, solver_type: "bh2", lambda_min_clipped: -Infinity })).toEqual([]);
  });

  it("of flow matching are known too", () => {
    const flow = { _class_name: "FlowMatchEulerDiscreteScheduler", use_dynamic_shifting: true };
    expect(() => remarksOn({ ...flow, time_shift_type: "cubic" }, "flux")).toThrow("cubic");
    const lengths = { base_image_seq_len: 4096, max_image_seq_len: 4096 };
    expect(() => remarksOn({ ...flow, ...lengths }, "flux")).toThrow("base_image_seq_len is 4096");
  });

  it("that old files write otherwise are the same", () => {
    const { predictionType } = schedulerConfigSchema.parse({ predict_epsilon: false });
    expect(predictionType).toBe("sample");
    expect(remarksOn({ ...dpm, predict_epsilon: true })).toEqual([]);
  });
});
