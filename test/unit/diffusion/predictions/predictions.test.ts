import { describe, expect, it } from "vitest";
import { predictions } from "../../../../src/diffusion/predictions/index.ts";
import { levelFromSigma } from "../../../../src/diffusion/schedules/schedule.ts";
import { combine, tensor } from "../../../../src/diffusion/tensor.ts";

const clean = tensor(Float32Array.of(0.5, -1, 2), [3]);
const noise = tensor(Float32Array.of(1, 0.25, -0.5), [3]);

/** A variance-preserving and a variance-exploding level with the same ratio of noise to signal. */
const levels = [
  ["preserving", levelFromSigma(500, 1.7)],
  ["exploding", { timestep: 500, alpha: 1, sigma: 1.7 }],
] as const;

describe.each(levels)("at a variance-%s level", (_, level) => {
  const latents = combine([level.alpha, clean], [level.sigma, noise]);
  const unit = levelFromSigma(500, 1.7);
  const outputs = {
    epsilon: noise,
    v_prediction: combine([unit.alpha, noise], [-unit.sigma, clean]),
    sample: clean,
  };

  it.each(Object.entries(outputs))("%s finds the clean latents", (name, output) => {
    const denoised = predictions.get(name)?.toDenoised(output, latents, level);
    for (const [index, value] of clean.data.entries()) {
      expect(denoised?.data[index]).toBeCloseTo(value, 5);
    }
  });
});
