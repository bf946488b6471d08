import { beforeAll, describe, expect, it } from "vitest";
import { checkJob, checkRefiner } from "../../../src/diffusion/check-job.ts";
import { describeModel } from "../../../src/diffusion/model-folder/describe-model.ts";
import type { ModelDescription } from "../../../src/diffusion/description/model-description.ts";
import type { GenerationJob } from "../../../src/diffusion/job.ts";
import { tinyJob, tinyModel } from "../../support/diffusion/tiny-model.ts";

const picture = { data: new Uint8Array(16 * 16 * 3), width: 16, height: 16 };

const wrong: readonly [string, Partial<GenerationJob>, string | RegExp][] = [
  ["no steps", { steps: 0 }, "Steps must be a whole number from 1 to 1000, not 0."],
  ["half a step", { steps: 1.5 }, "not 1.5"],
  ["more steps than were trained", { steps: 1001 }, "from 1 to 1000, not 1001"],
  ["a guidance that is no number", { guidanceScale: NaN }, "from 0 to 100, not NaN"],
  ["a guidance below zero", { guidanceScale: -1 }, "not -1"],
  ["a tiny picture", { width: 8, height: 8 }, /8×8 is not possible; .* from 16×16 up/],
  ["half a pixel", { width: 16.5 }, "takes whole pixels from 16×16 up"],
  ["no seeds", { seeds: [] }, "At least one seed is needed"],
  ["a seed that is no whole number", { seeds: [1.5] }, "A seed must be a whole number, not 1.5."],
  ["an eta above 1", { eta: 2 }, "eta must be a number from 0 to 1, not 2."],
  ["a rescale above 1", { guidanceRescale: 1.1 }, "guidance_rescale must be a number"],
  ["an unknown scheduler", { scheduler: "Magic" }, /Magic is unknown; choose .*Euler/],
  ["sigmas for DDIM", { scheduler: "DDIM", sigmas: "karras" }, "DDIM walks through training"],
  [
    "a refiner's share of 2",
    { refiner: { folder: "refiner", highNoiseFraction: 2 } },
    "high_noise_fraction must be a number from 0 to 1, not 2.",
  ],
  ["a strength of 2", { initial: { picture, strength: 2 } }, "strength must be a number"],
  [
    "a picture of another size",
    { width: 32, initial: { picture, strength: 0.5 } },
    "The initial picture is 16×16, but 32×16 is wanted; fit it first.",
  ],
];

describe("checking a job", () => {
  let model: ModelDescription;
  beforeAll(async () => {
    model = await describeModel(tinyModel());
  });

  it("lets a right one pass", () => {
    expect(() => checkJob(tinyJob({ initial: { picture, strength: 1 } }), model)).not.toThrow();
    expect(() => checkJob(tinyJob({ scheduler: "DPM++ 2M Karras", eta: 0 }), model)).not.toThrow();
  });

  it.each(wrong)("refuses %s in one sentence", (_, changes, message) => {
    expect(() => checkJob(tinyJob(changes), model)).toThrow(message);
  });

  it("refuses an initial picture where the model has no encoder", () => {
    const job = tinyJob({ initial: { picture, strength: 0.5 } });
    expect(() => checkJob(job, { ...model, imageToImage: false })).toThrow("has no encoder");
  });

  it("refuses another scheduler for a latent consistency model", async () => {
    const consistent = await describeModel(tinyModel("tiny-lcm"));
    expect(() => checkJob(tinyJob({ scheduler: "LCM" }), consistent)).not.toThrow();
    expect(() => checkJob(tinyJob({ scheduler: undefined }), consistent)).not.toThrow();
    expect(() => checkJob(tinyJob({ scheduler: "Euler" }), consistent)).toThrow(
      "is drawn with LCM only, not with Euler.",
    );
  });

  it("refuses to begin a picture with a refiner", async () => {
    const refiner = await describeModel(tinyModel("tiny-xl-refiner"));
    expect(() => checkJob(tinyJob(), refiner)).toThrow("works on pictures and begins none");
    const job = tinyJob({ initial: { picture, strength: 0.3 } });
    expect(() => checkJob(job, refiner)).not.toThrow();
  });
});

describe("checking a refiner", () => {
  it("wants SDXL's kind and the same latents on both sides", async () => {
    const base = await describeModel(tinyModel("tiny-xl"));
    const refiner = await describeModel(tinyModel("tiny-xl-refiner"));
    const old = await describeModel(tinyModel());
    expect(() => checkRefiner(refiner, base)).not.toThrow();
    expect(() => checkRefiner(old, base)).toThrow("tiny-epsilon is no refiner");
    expect(() => checkRefiner(refiner, old)).toThrow("their latents differ");
    expect(() => checkRefiner({ ...refiner, latentChannels: 16 }, base)).toThrow("latents differ");
  });
});
