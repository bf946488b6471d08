import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { descriptionsOf, type Experts } from "../../../src/diffusion/experts.ts";
import { encodePrompt } from "../../../src/diffusion/families/encode-prompt.ts";
import { planExperts } from "../../../src/diffusion/plan-experts.ts";
import type { ReleasableModel } from "../../../src/diffusion/runtime/load-model.ts";
import { sampleLatents } from "../../../src/diffusion/sample-latents.ts";
import { tensor, zeros } from "../../../src/diffusion/tensor.ts";
import { openModel } from "../../support/diffusion/open-model.ts";
import { tinyJob, tinyModel } from "../../support/diffusion/tiny-model.ts";

const models: ReleasableModel[] = [];
let experts: Experts;

async function expert(name: string) {
  const model = await openModel(tinyModel(name));
  models.push(model);
  return { model, conditioning: await encodePrompt(model, tinyJob()) };
}

beforeAll(async () => {
  experts = { base: await expert("tiny-xl"), refiner: await expert("tiny-xl-refiner") };
});
afterAll(async () => {
  for (const model of models) await model.release();
});

const start = tensor(new Float32Array(256).fill(3), [1, 4, 8, 8]);

/** Samples, and tells how often noise was drawn and at which timesteps each expert was asked. */
async function sample(highNoiseFraction: number | undefined) {
  const asked: number[][] = [];
  let draws = 0;
  let told = 0;
  const job = tinyJob({ steps: 10, refiner: { folder: "refiner", highNoiseFraction } });
  const latents = await sampleLatents(experts, job, start, {
    plan: planExperts(job, descriptionsOf(experts)),
    noise: () => {
      draws += 1;
      return zeros(start.dims);
    },
    watch: { before: async () => {}, after: async () => void (told += 1) },
    around(denoise) {
      const timesteps: number[] = [];
      asked.push(timesteps);
      return (x, level) => {
        timesteps.push(level.timestep);
        return denoise(x, level);
      };
    },
  });
  return { latents, asked, draws, told };
}

describe("sampling with two experts", () => {
  it("goes on from one to the other without new noise, and wraps and watches both", async () => {
    const { asked, draws, told } = await sample(0.8);
    expect(asked).toEqual([
      [901, 801, 701, 601, 501, 401, 301, 201],
      [101, 1],
    ]);
    expect([draws, told]).toEqual([0, 10]);
  });

  it("adds noise to finished latents before the refiner goes over them", async () => {
    const { asked, draws, latents } = await sample(undefined);
    expect(asked.map((timesteps) => timesteps.length)).toEqual([10, 3]);
    expect(draws).toBe(1);
    expect(latents.data.every(Number.isFinite)).toBe(true);
  });
});
