import { preservingSchedule } from "../schedules/preserving-schedule.ts";
import { combine, type Tensor } from "../tensor.ts";
import { differences, type PastEstimate } from "./dpmpp-differences.ts";
import { logSnr } from "./log-snr.ts";
import { multistepOrders } from "./multistep-orders.ts";
import type { Sampler } from "./sampler.ts";

/**
 * DPM-Solver++(2M): Algorithm 2 of "DPM-Solver++" (Lu et al., 2022), midpoint or Heun variant; of
 * third order where the model's settings say so.
 */
export const dpmpp2m: Sampler = {
  name: "DPM++ 2M",
  diffusersClass: "DPMSolverMultistepScheduler",
  aliases: [
    "dpm multi",
    "dpmpp_2m",
    "dpmsolver++",
    "dpm solver multistep",
    "EDMDPMSolverMultistepScheduler",
  ],
  takesSigmas: true,
  schedule: ({ config, steps, spacing }) =>
    preservingSchedule(config, steps, { spacing: spacing ?? config.sigmas }),

  async sample(run) {
    const { denoise, latents, steps, config } = run;
    const orders = multistepOrders(run);
    let x = latents;
    let past: readonly PastEstimate[] = [];
    for (const [index, { from, to }] of steps.entries()) {
      const denoised = await denoise(x, from);
      const h = logSnr(to) - logSnr(from);
      const change = to.alpha * Math.expm1(-h);
      const terms: [number, Tensor][] = [
        [to.sigma / from.sigma, x],
        [-change, denoised],
      ];
      const [one, two] = past;
      if (one && two && orders[index] === 3) {
        const { first, second } = differences(denoised, [one, two], h);
        terms.push([change / h + to.alpha, first]);
        terms.push([to.alpha / 2 - (change + to.alpha * h) / h ** 2, second]);
      } else if (one && orders[index] === 2) {
        const slope = config.solverType === "heun" ? -(change / h + to.alpha) : change / 2;
        const weight = slope * (h / one.h);
        terms.push([-weight, denoised], [weight, one.denoised]);
      }
      x = combine(...terms);
      past = [{ denoised, h }, ...past.slice(0, 1)];
    }
    return x;
  },
};
