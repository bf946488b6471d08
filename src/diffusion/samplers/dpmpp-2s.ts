import { preservingSchedule } from "../schedules/preserving-schedule.ts";
import { withoutZeroSnr } from "../schedules/without-zero-snr.ts";
import { combine, type Tensor } from "../tensor.ts";
import { logSnr } from "./log-snr.ts";
import type { Sampler } from "./sampler.ts";
import type { NoiseLevel } from "../schedules/schedule.ts";

/**
 * DPM-Solver++(2S): Algorithm 1 of "DPM-Solver++" (Lu et al., 2022). Steps come in pairs: one of
 * first order, then one of second order over both, from where the pair began.
 */
export const dpmpp2s: Sampler = {
  name: "DPM++ 2S",
  diffusersClass: "DPMSolverSinglestepScheduler",
  aliases: ["dpm single", "dpmpp_2s", "dpm solver singlestep"],
  takesSigmas: true,
  // diffusers' class knows no other spacing of timesteps.
  schedule: ({ config, steps, spacing }) =>
    preservingSchedule({ ...withoutZeroSnr(config), timestepSpacing: "linspace" }, steps, {
      spacing: spacing ?? config.sigmas,
    }),

  async sample({ denoise, latents, steps, whole, offset, config }) {
    let x = latents;
    let begin: { x: Tensor; denoised: Tensor; level: NoiseLevel } | undefined;
    for (const [index, { from, to }] of steps.entries()) {
      const denoised = await denoise(x, from);
      const isSecond = isSecondOrder(offset + index, whole.length) && config.solverOrder > 1;
      if (begin === undefined || !isSecond) {
        begin = { x, denoised, level: from };
        const change = to.alpha * Math.expm1(logSnr(from) - logSnr(to));
        x = combine([to.sigma / from.sigma, x], [-change, denoised]);
        continue;
      }
      const h = logSnr(to) - logSnr(begin.level);
      const change = to.alpha * Math.expm1(-h);
      const slope = config.solverType === "heun" ? -(change / h + to.alpha) : change / 2;
      const weight = slope * (h / (logSnr(from) - logSnr(begin.level)));
      x = combine(
        [to.sigma / begin.level.sigma, begin.x],
        [weight - change, begin.denoised],
        [-weight, denoised],
      );
    }
    return x;
  },
};

/** Orders 1, 2, 1, 2 …, always ending with first order: of an even number, the last two. */
function isSecondOrder(position: number, count: number): boolean {
  return position % 2 === 1 && position < count - 1;
}
