import { preservingSchedule } from "../schedules/preserving-schedule.ts";
import { combine, type Tensor } from "../tensor.ts";
import { logSnr } from "./log-snr.ts";
import type { Sampler } from "./sampler.ts";
import { multistepOrders } from "./multistep-orders.ts";

/** DPM-Solver++(2M): Algorithm 2 of "DPM-Solver++" (Lu et al., 2022), midpoint or Heun variant. */
export const dpmpp2m: Sampler = {
  name: "DPM++ 2M",
  diffusersClass: "DPMSolverMultistepScheduler",
  aliases: ["dpm multi", "dpmpp_2m", "dpmsolver++", "dpm solver multistep"],
  takesSigmas: true,
  schedule: ({ config, steps, spacing }) =>
    preservingSchedule(config, steps, { spacing: spacing ?? config.sigmas }),

  async sample(run) {
    const { denoise, latents, steps, config } = run;
    const orders = multistepOrders(run);
    let x = latents;
    let previous: { denoised: Tensor; h: number } | undefined;
    for (const [index, { from, to }] of steps.entries()) {
      const denoised = await denoise(x, from);
      const h = logSnr(to) - logSnr(from);
      const change = to.alpha * Math.expm1(-h);
      if (previous === undefined || orders[index] === 1) {
        x = combine([to.sigma / from.sigma, x], [-change, denoised]);
      } else {
        const slope = config.solverType === "heun" ? -(change / h + to.alpha) : change / 2;
        const weight = slope * (h / previous.h);
        x = combine(
          [to.sigma / from.sigma, x],
          [-change - weight, denoised],
          [weight, previous.denoised],
        );
      }
      previous = { denoised, h };
    }
    return x;
  },
};
