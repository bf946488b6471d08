import { describe, expect, it } from "vitest";
import { familyDefaults, familyOf } from "../../../../src/diffusion/description/family.ts";
import { schedulerConfigSchema } from "../../../../src/diffusion/schedules/scheduler-config.ts";

const graph = (...names: string[]) => ({
  inputs: ["sample", "timestep", ...names].map((name) => ({ name, dims: [] })),
  outputs: [],
});

const plain = schedulerConfigSchema.parse({});

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
