import { beforeAll, describe, expect, it } from "vitest";
import { describeModel } from "../../../src/diffusion/model-folder/describe-model.ts";
import type { ExpertDescriptions } from "../../../src/diffusion/experts.ts";
import { countCalls, planExperts, type PlannedJob } from "../../../src/diffusion/plan-experts.ts";
import { tinyModel } from "../../support/diffusion/tiny-model.ts";

let both: ExpertDescriptions;
beforeAll(async () => {
  const base = await describeModel(tinyModel("tiny-xl"));
  both = { base, refiner: await describeModel(tinyModel("tiny-xl-refiner")) };
});

const size = { width: 16, height: 16 };

/** The timesteps at which each expert begins its steps, and whether it stops within the last. */
function shares(job: Partial<PlannedJob>, highNoiseFraction: number | undefined = 0.75) {
  const refiner = { folder: "refiner", highNoiseFraction };
  const planned = { ...size, steps: 4, scheduler: "Euler", refiner, ...job };
  return planExperts(planned, both).parts.map(({ expert, plan }) => {
    const timesteps = plan.steps.map(({ from }) => from.timestep);
    return plan.endsHalfway ? { expert, timesteps, endsHalfway: true } : { expert, timesteps };
  });
}

describe("sharing the steps between two experts", () => {
  it("leaves everything to the model alone without a refiner", () => {
    const without = { ...both, refiner: undefined };
    const [alone, ...others] = planExperts({ ...size, steps: 4 }, without).parts;
    expect(alone).toMatchObject({ expert: "base", addsNoise: false, plan: { offset: 0 } });
    expect(others).toEqual([]);
  });

  it("hands over where the timesteps fall below the cutoff", () => {
    expect(shares({})).toEqual([
      { expert: "base", timesteps: [751, 501, 251] },
      { expert: "refiner", timesteps: [1] },
    ]);
  });

  it("gives the timestep at the cutoff to the base model", () => {
    expect(shares({}, 0.749)[0]?.timesteps).toEqual([751, 501, 251]);
    expect(shares({}, 0.748)[0]?.timesteps).toEqual([751, 501]);
  });

  it("leaves an expert out whose share is empty", () => {
    expect(shares({}, 1).map(({ expert }) => expert)).toEqual(["base"]);
    expect(shares({}, 0)).toEqual([{ expert: "refiner", timesteps: [751, 501, 251, 1] }]);
  });

  it("does a half step of Heun again, as diffusers does", () => {
    expect(shares({ scheduler: "Heun" })).toEqual([
      { expert: "base", timesteps: [751, 501, 251], endsHalfway: true },
      { expert: "refiner", timesteps: [251, 1] },
    ]);
  });

  it("hands DPM2 over after a whole step where the middle is the base model's too", () => {
    expect(shares({ scheduler: "DPM2" }, 0.7)).toEqual([
      { expert: "base", timesteps: [751, 501] },
      { expert: "refiner", timesteps: [251, 1] },
    ]);
    expect(shares({ scheduler: "DPM2" }, 0.62)[0]).toEqual({
      expert: "base",
      timesteps: [751, 501],
      endsHalfway: true,
    });
  });

  it("shares out what img2img leaves of the steps", () => {
    const initial = { strength: 0.5 };
    expect(shares({ initial })).toEqual([
      { expert: "base", timesteps: [251] },
      { expert: "refiner", timesteps: [1] },
    ]);
    // diffusers would send the refiner back to noise that is no longer there.
    expect(shares({ initial }, 0.5)).toEqual([{ expert: "refiner", timesteps: [251, 1] }]);
  });

  it("lets the refiner go over the finished latents without a share", () => {
    expect(
      planExperts(
        { ...size, steps: 10, scheduler: "DPM++ 2M Karras", refiner: { folder: "refiner" } },
        both,
      ).parts.map(({ expert, addsNoise, plan }) => [
        expert,
        addsNoise,
        plan.offset,
        plan.steps.length,
      ]),
    ).toEqual([
      ["base", false, 0, 10],
      ["refiner", true, 7, 3],
    ]);
  });

  it("has both walk the base model's scheduler where none is asked for", () => {
    const base = { ...both.base, defaultScheduler: "DDIM" };
    const { parts } = planExperts(
      { ...size, steps: 4, refiner: { folder: "r", highNoiseFraction: 0.5 } },
      { ...both, base },
    );
    expect(parts.map(({ plan }) => plan.sampler.name)).toEqual(["DDIM", "DDIM"]);
  });

  it.each([
    ["Euler", 0.75, 4],
    ["Heun", 0.75, 5 + 3],
    ["Heun", undefined, 7 + 1],
    ["DPM2", 0.62, 3 + 5],
  ])("counts the calls of both: %s at %s", (scheduler, highNoiseFraction, calls) => {
    const refiner = { folder: "refiner", highNoiseFraction };
    expect(countCalls({ ...size, steps: 4, scheduler, refiner }, both)).toBe(calls);
  });
});
