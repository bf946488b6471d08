import { preservingSchedule } from "../schedules/preserving-schedule.ts";
import type { Tensor } from "../tensor.ts";
import type { Sampler } from "./sampler.ts";
import { advance, type Estimate } from "./unipc-step.ts";

/**
 * UniPC (Zhao et al., 2023), multistep, predicting x0: each step is first predicted from past
 * estimates, and corrected with the next one when that is there. Variants B(h) = h and expm1(h).
 */
export const unipc: Sampler = {
  name: "UniPC",
  diffusersClass: "UniPCMultistepScheduler",
  aliases: ["uni_pc"],
  takesSigmas: true,
  schedule: ({ config, steps, spacing }) =>
    preservingSchedule(config, steps, { spacing: spacing ?? config.sigmas }),

  async sample({ denoise, latents, steps, whole, offset, config }) {
    const kind = config.solverType === "bh1" ? "bh1" : "bh2";
    let x = latents;
    let past: readonly Estimate[] = [];
    let last: { readonly x: Tensor; readonly order: number } | undefined;
    for (const [index, { from, to }] of steps.entries()) {
      const estimate = { denoised: await denoise(x, from), level: from };
      if (last !== undefined && !config.disableCorrector.includes(offset + index - 1)) {
        x = advance(last.x, past.slice(0, last.order), from, kind, estimate.denoised);
      }
      past = [estimate, ...past].slice(0, config.solverOrder);
      const left = whole.length - offset - index;
      const stepsLeft = (config.lowerOrderFinal ?? true) ? left : Infinity;
      last = { x, order: Math.min(config.solverOrder, stepsLeft, index + 1) };
      x = advance(x, past.slice(0, last.order), to, kind);
    }
    return x;
  },
};
