import { stridedSchedule } from "../schedules/strided-schedule.ts";
import { combine } from "../tensor.ts";
import { clipSample } from "./clip-sample.ts";
import type { Sampler } from "./sampler.ts";

/**
 * Denoising diffusion implicit models (Song et al., 2020), equation 12. `eta` 0 is deterministic,
 * 1 adds as much noise as DDPM.
 */
export const ddim: Sampler = {
  name: "DDIM",
  diffusersClass: "DDIMScheduler",
  aliases: [],
  takesSigmas: false,
  takesEta: true,
  schedule: ({ config, steps }) =>
    stridedSchedule(config, steps, {
      finalSignal: (config.setAlphaToOne ?? true) ? "one" : "first",
    }),

  async sample({ denoise, latents, steps, config, noise, eta }) {
    let x = latents;
    for (const { from, to } of steps) {
      const denoised = await denoise(x, from);
      // The noise is the one before clipping, as diffusers has it.
      const predictedNoise = combine([1 / from.sigma, x], [-from.alpha / from.sigma, denoised]);
      const clean = clipSample(denoised, config, { byDefault: true });
      const fresh = eta * (to.sigma / from.sigma) * Math.sqrt(1 - (from.alpha / to.alpha) ** 2);
      const direction = Math.sqrt(to.sigma ** 2 - fresh ** 2);
      x = combine([to.alpha, clean], [direction, predictedNoise]);
      if (eta > 0) x = combine([1, x], [fresh, noise()]);
    }
    return x;
  },
};
