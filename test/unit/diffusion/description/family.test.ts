import { describe, expect, it } from "vitest";
import { familyDefaults, familyOf } from "../../../../src/diffusion/description/family.ts";
import { schedulerConfigSchema } from "../../../../src/diffusion/schedules/scheduler-config.ts";

const graph = (...names: string[]) => ({
  inputs: ["sample", "timestep", ...names].map((name) => ({ name, type: 1, dims: [] })),
  outputs: [],
});

const plain = schedulerConfigSchema.parse({});

describe("the usual steps and guidance", () => {
  it.each([
    ["few and none for Turbo", { _class_name: "EulerAncestralDiscreteScheduler" }, 4, 0],
    ["usual ones for velocities", { prediction_type: "v_prediction" }, 30, 5],
    ["usual ones down to no signal", { rescale_betas_zero_snr: true }, 30, 5],
    ["few and hardly any with LCM's scheduler", { _class_name: "LCMScheduler" }, 4, 1],
  ])("are %s", (_, settings, steps, guidanceScale) => {
    const trailing = { _class_name: "EulerDiscreteScheduler", timestep_spacing: "trailing" };
    const scheduler = schedulerConfigSchema.parse({ ...trailing, ...settings });
    expect(familyDefaults("stable-diffusion-xl", scheduler)).toEqual({ steps, guidanceScale });
  });
});

describe("a model's family", () => {
  it.each([
    [graph(), true, "stable-diffusion", { steps: 25, guidanceScale: 7.5 }],
    [
      graph("text_embeds", "time_ids"),
      true,
      "stable-diffusion-xl",
      { steps: 30, guidanceScale: 5 },
    ],
    [
      graph("text_embeds", "time_ids"),
      false,
      "stable-diffusion-xl-refiner",
      { steps: 30, guidanceScale: 5 },
    ],
    [graph("timestep_cond"), true, "latent-consistency", { steps: 4, guidanceScale: 8 }],
  ] as const)("is told by what its denoiser takes (%#)", (header, hasEncoder, family, defaults) => {
    expect(familyOf(header, hasEncoder)).toBe(family);
    expect(familyDefaults(family, plain)).toEqual(defaults);
  });
});
