import { describe, expect, it } from "vitest";
import { samplers } from "../../../../src/diffusion/samplers/index.ts";
import { schedulerConfigSchema } from "../../../../src/diffusion/schedules/scheduler-config.ts";
import type { NoiseLevel } from "../../../../src/diffusion/schedules/schedule.ts";
import { combine, type Tensor, tensor } from "../../../../src/diffusion/tensor.ts";

const config = schedulerConfigSchema.parse({
  beta_start: 0.00085,
  beta_end: 0.012,
  beta_schedule: "scaled_linear",
  clip_sample: false,
  skip_prk_steps: true,
});

const target = tensor(Float32Array.of(0.3, -0.7, 1.1), [1, 3]);

describe.each(samplers.map((sampler) => [sampler.name, sampler] as const))("%s", (_, sampler) => {
  const run = async (steps: number, from = 0) => {
    const schedule = sampler.schedule({ config, steps, spacing: undefined });
    const taken = schedule.steps.slice(from);
    const levels: NoiseLevel[] = [];
    const latents = await sampler.sample({
      async denoise(_latents: Tensor, level) {
        levels.push(level);
        return target;
      },
      latents: combine([schedule.initialScale, tensor(Float32Array.of(1, -1, 0.5), [1, 3])]),
      steps: taken,
      whole: schedule.steps,
      offset: from,
      endsHalfway: false,
      config,
      noise: () => tensor(Float32Array.of(0.2, 0.1, -0.4), [1, 3]),
      eta: 0,
    });
    return { latents, levels, taken, schedule };
  };

  it.each([2, 5, 20])("arrives at what a model is certain of, in %i steps", async (steps) => {
    const { latents, schedule } = await run(steps);
    const left = schedule.steps.at(-1)?.to.sigma ?? 0;
    for (const [index, value] of target.data.entries()) {
      // PNDM ends at the first level of the training, which keeps a trace of noise.
      expect(Math.abs((latents.data[index] ?? NaN) - value)).toBeLessThan(1e-4 + 5 * left);
    }
  });

  it("calls the denoiser as often as it says, with ever less noise", async () => {
    const { levels, taken } = await run(12);
    const perStep = sampler.halfway === undefined ? 1 : 2;
    expect(levels).toHaveLength(perStep * (taken.length - 1) + 1);
    const ratios = levels.map(({ sigma, alpha }) => sigma / alpha);
    for (const [index, ratio] of ratios.slice(1).entries()) {
      expect(ratio).toBeLessThan((ratios[index] ?? NaN) * 1.000001);
    }
  });

  it("can begin in the middle of its schedule", async () => {
    const { latents, levels } = await run(12, 7);
    expect(latents.data.every(Number.isFinite)).toBe(true);
    expect(levels.length).toBeGreaterThan(0);
  });
});

describe("PNDM with its warm-up", () => {
  const warming = schedulerConfigSchema.parse({ ...config, skip_prk_steps: false });

  it("calls the denoiser four times for each of the first three steps", () => {
    const pndm = samplers.find(({ name }) => name === "PNDM");
    const schedule = pndm?.schedule({ config: warming, steps: 5, spacing: undefined });
    expect(schedule?.steps.map(({ from }) => from.timestep)).toEqual([
      800, 700, 700, 600, 600, 500, 500, 400, 400, 300, 300, 200, 200, 0,
    ]);
  });

  it("skips it where there are too few steps for it", () => {
    const pndm = samplers.find(({ name }) => name === "PNDM");
    const schedule = pndm?.schedule({ config: warming, steps: 3, spacing: undefined });
    expect(schedule?.steps.map(({ from }) => from.timestep)).toEqual([666, 333, 333, 0]);
  });
});
