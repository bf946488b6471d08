import { describe, expect, it } from "vitest";
import { describeModel } from "../../../../src/diffusion/model-folder/describe-model.ts";
import { callsIn, planExperts } from "../../../../src/diffusion/plan-experts.ts";
import { stepsOfCalls } from "../../../../src/diffusion/prompt/steps-of-calls.ts";
import { tinyJob, tinyModel } from "../../../support/diffusion/tiny-model.ts";

const base = await describeModel(tinyModel());
const large = await describeModel(tinyModel("tiny-xl"));
const refiner = await describeModel(tinyModel("tiny-xl-refiner"));

function stepsOf(
  job: Parameters<typeof planExperts>[0],
  descriptions = { base, refiner: undefined },
) {
  const plan = planExperts(job, descriptions);
  const stepsOfParts = stepsOfCalls(plan);
  return plan.parts.map((part, index) =>
    Array.from({ length: callsIn(part.plan) }, (_, call) => stepsOfParts[index]?.(call)),
  );
}

describe("the step that a call of the denoiser belongs to", () => {
  it.each([
    ["Euler", [0, 1, 2, 3]],
    ["Heun", [0, 0, 1, 1, 2, 2, 3]],
    ["PNDM", [0, 0, 1, 2, 3]],
  ])("of %s", (scheduler, steps) => {
    expect(stepsOf(tinyJob({ scheduler, steps: 4 }))).toEqual([steps]);
  });

  it("counts from the first step that is taken", () => {
    const job = { ...tinyJob({ scheduler: "DDIM", steps: 8 }), initial: { strength: 0.5 } };
    expect(stepsOf(job)).toEqual([[0, 1, 2, 3]]);
  });

  it("goes on with a refiner, and stays the last where it goes over finished latents", () => {
    const both = { base: large, refiner };
    const shared = { folder: "refiner", highNoiseFraction: 0.5 };
    const job = tinyJob({ steps: 4, refiner: shared });
    expect(stepsOfCalls(planExperts(job, both)).map((stepOf) => stepOf(0))).toEqual([0, 2]);
    const again = planExperts(tinyJob({ steps: 4, refiner: { folder: "refiner" } }), both);
    expect(stepsOfCalls(again).map((stepOf) => stepOf(0))).toEqual([0, 3]);
  });
});
