import { describe, expect, it } from "vitest";
import { samplers } from "../../../../src/diffusion/samplers/index.ts";
import {
  modelSampler,
  resolveSampler,
} from "../../../../src/diffusion/samplers/resolve-sampler.ts";
import { schedulerConfigSchema } from "../../../../src/diffusion/schedules/scheduler-config.ts";

/** Names in use elsewhere: Segmind's twelve, A1111's, diffusers' classes. */
const names: readonly [string, string, string?][] = [
  ["DPM Multi", "DPM++ 2M"],
  ["DPM Single", "DPM++ 2S"],
  ["Euler a", "Euler a"],
  ["Euler", "Euler"],
  ["Heun", "Heun"],
  ["DPM2 a Karras", "DPM2 a", "karras"],
  ["DPM2 Karras", "DPM2", "karras"],
  ["LMS", "LMS"],
  ["PNDM", "PNDM"],
  ["DDPM", "DDPM"],
  ["DDIM", "DDIM"],
  ["UniPC", "UniPC"],
  ["DPM++ 2M Karras", "DPM++ 2M", "karras"],
  ["DPM++ 2M SDE Exponential", "DPM++ 2M SDE", "exponential"],
  ["PLMS", "PNDM"],
  ["LMS Karras", "LMS", "karras"],
  ["dpmpp_2m", "DPM++ 2M"],
  ["euler_ancestral", "Euler a"],
  ["EulerAncestralDiscreteScheduler", "Euler a"],
  ["KDPM2DiscreteScheduler", "DPM2"],
  ["UniPCMultistepScheduler", "UniPC"],
];

describe("scheduler names", () => {
  it.each(names)("%s means %s", (asked, name, spacing) => {
    const resolved = resolveSampler(asked);
    expect(resolved?.sampler.name).toBe(name);
    expect(resolved?.spacing).toBe(spacing);
  });

  it("are all different", () => {
    const all = samplers.flatMap(({ name, diffusersClass }) => [name, diffusersClass]);
    expect(new Set(all).size).toBe(all.length);
  });

  it("are unknown when nobody uses them, or the sampler takes no sigmas", () => {
    expect(resolveSampler("Magic")).toBeUndefined();
    expect(resolveSampler("DDIM Karras")).toBeUndefined();
    expect(resolveSampler("")).toBeUndefined();
  });

  it.each([
    [{ _class_name: "DDIMScheduler" }, "DDIM"],
    [
      { _class_name: "DPMSolverMultistepScheduler", algorithm_type: "sde-dpmsolver++" },
      "DPM++ 2M SDE",
    ],
    [{ _class_name: "SomethingNew" }, "DPM++ 2M"],
    [{}, "DPM++ 2M"],
  ])("of a model with %j: %s", (config, name) => {
    expect(modelSampler(schedulerConfigSchema.parse(config)).name).toBe(name);
  });
});
