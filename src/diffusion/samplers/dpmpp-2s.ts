import { preservingSchedule } from "../schedules/preserving-schedule.ts";
import type { NoiseLevel } from "../schedules/schedule.ts";
import { withoutZeroSnr } from "../schedules/without-zero-snr.ts";
import { combine, type Tensor } from "../tensor.ts";
import { logSnr } from "./log-snr.ts";
import type { Sampler } from "./sampler.ts";
import { singlestepOrders } from "./singlestep-orders.ts";

/** Steps that belong together: where they began, and the estimates made since. */
interface Group {
  readonly x: Tensor;
  readonly past: readonly { readonly denoised: Tensor; readonly level: NoiseLevel }[];
}

/**
 * DPM-Solver++(2S): Algorithm 1 of "DPM-Solver++" (Lu et al., 2022). Steps come in pairs: one of
 * first order, then one of second order over both, from where the pair began. Where the model's
 * settings say third order, a third step goes over all three, by the midpoint variant.
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
    const orders = singlestepOrders(whole.length, config.solverOrder);
    let x = latents;
    let group: Group = { x, past: [] };
    for (const [index, { from, to }] of steps.entries()) {
      const estimate = { denoised: await denoise(x, from), level: from };
      // A run that begins within a group has no history yet.
      const order = Math.min(orders[offset + index]!, group.past.length + 1);
      group =
        order === 1 ? { x, past: [estimate] } : { x: group.x, past: [...group.past, estimate] };
      const first = group.past[0]!;
      const h = logSnr(to) - logSnr(first.level);
      const change = to.alpha * Math.expm1(-h);
      const isLinear = config.solverType === "heun" || order === 3;
      const slope = isLinear ? -(change / h + to.alpha) : change / 2;
      const ratio = (logSnr(from) - logSnr(first.level)) / h;
      const weight = order === 1 ? 0 : slope / ratio;
      x = combine(
        [to.sigma / first.level.sigma, group.x],
        [weight - change, first.denoised],
        [-weight, estimate.denoised],
      );
    }
    return x;
  },
};
