import { describe, expect, it } from "vitest";
import { imagineOptions } from "../../../src/images/imagine-options.ts";
import { type Found, makeDetails } from "../../../src/images/metadata/make-details.ts";
import { translateScheduler } from "../../../src/providers/schedulers.ts";

/** What /imagine is offered of a picture of another program. */
const offered = (found: Found) =>
  imagineOptions(
    makeDetails("a1111", "", { prompt: "a fox", ...found }),
    (name) => translateScheduler(name, "easel")?.name,
  );

describe("what /imagine takes of a picture's details", () => {
  it.each([
    [42, 42],
    ["42", 42],
    [0, 0],
    ["999999999999999", 999_999_999_999_999],
    ["1000000000000000", undefined],
    [-1, undefined],
    ["-1", undefined],
    ["18446744073709551615", undefined],
    [18_446_744_073_709_552_000, undefined],
    [4.5, undefined],
    ["random", undefined],
  ])("is of the seed %s the seed %s", (seed, taken) => {
    expect(offered({ seed }).seed).toBe(taken);
  });

  it.each([
    ["Euler a", undefined, "Euler a"],
    ["euler_ancestral", undefined, "Euler a"],
    ["k_euler_ancestral", undefined, "Euler a"],
    ["euler_a", undefined, "Euler a"],
    ["DPM++ 2M Karras", undefined, "DPM++ 2M Karras"],
    ["dpmpp_2m", "karras", "DPM++ 2M Karras"],
    ["DPM++ 2M", "Karras", "DPM++ 2M Karras"],
    ["dpmpp_2m_k", undefined, "DPM++ 2M Karras"],
    ["dpmpp_2m_sde_gpu", "karras", "DPM++ 2M SDE Karras"],
    ["dpm_2_ancestral", undefined, "DPM2 a"],
    ["uni_pc", "normal", "UniPC"],
    ["k_lms", undefined, "LMS"],
    ["ddim", "simple", "DDIM"],
    ["lcm", "sgm_uniform", "LCM"],
    ["a sampler of somebody", undefined, undefined],
    [undefined, "karras", undefined],
  ])("is of the sampler %s (%s) the scheduler %s", (sampler, schedule, scheduler) => {
    expect(offered({ sampler, schedule }).scheduler).toBe(scheduler);
  });

  it("leaves out what is beyond its limits, rather than to bend it", () => {
    expect(
      offered({
        steps: 5000,
        guidanceScale: 300,
        width: 512,
        strength: 3,
        prompt: "x".repeat(4001),
      }),
    ).toEqual({});
    expect(
      offered({ steps: 20, guidanceScale: 7, width: 512, height: 768, strength: 0.5 }),
    ).toEqual({
      prompt: "a fox",
      steps: 20,
      guidanceScale: 7,
      size: { width: 512, height: 768 },
      source: { strength: 0.5 },
    });
    expect(offered({ steps: 20.5, negativePrompt: "None", model: "theirs" })).toEqual({
      prompt: "a fox",
    });
  });
});
