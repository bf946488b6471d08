import { describe, expect, it } from "vitest";
import { checkScheduler } from "../../../../src/diffusion/model-folder/check-scheduler.ts";
import { familyOf } from "../../../../src/diffusion/families/index.ts";
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
    { _class_name: "DDIMScheduler", beta_schedule: "anything", trained_betas: [0.1, 0.2] },
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
  ])("%j are refused before memory is taken", (settings) => {
    expect(schedulerConfigSchema.safeParse(settings).success).toBe(false);
  });
});
