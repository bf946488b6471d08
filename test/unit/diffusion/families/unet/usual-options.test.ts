import { describe, expect, it } from "vitest";
import { usualOptions } from "../../../../../src/diffusion/families/unet/usual-options.ts";
import { schedulerConfigSchema } from "../../../../../src/diffusion/schedules/scheduler-config.ts";

const usual = { steps: 30, guidanceScale: 5 };

describe("the usual steps and guidance of a UNet", () => {
  it.each([
    ["few and none for Turbo", { _class_name: "EulerAncestralDiscreteScheduler" }, 4, 0],
    ["usual ones for velocities", { prediction_type: "v_prediction" }, 30, 5],
    ["usual ones down to no signal", { rescale_betas_zero_snr: true }, 30, 5],
    ["few and hardly any with LCM's scheduler", { _class_name: "LCMScheduler" }, 4, 1],
    ["few and none with TCD's", { _class_name: "TCDScheduler" }, 4, 0],
  ])("are %s", (_, settings, steps, guidanceScale) => {
    const trailing = { _class_name: "EulerDiscreteScheduler", timestep_spacing: "trailing" };
    const scheduler = schedulerConfigSchema.parse({ ...trailing, ...settings });
    expect(usualOptions(scheduler, usual)).toEqual({ steps, guidanceScale });
  });

  it("are the family's own without such settings", () => {
    expect(usualOptions(schedulerConfigSchema.parse({}), usual)).toEqual(usual);
  });
});
