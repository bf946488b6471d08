import { combine, type Tensor } from "../tensor.ts";
import { dpmpp2m } from "./dpmpp-2m.ts";
import { logSnr } from "./log-snr.ts";
import { multistepOrders } from "./multistep-orders.ts";
import type { Sampler } from "./sampler.ts";

/** SDE-DPM-Solver++(2M): equation 18 of "DPM-Solver++" (Lu et al., 2022) on the path of an SDE. */
export const dpmpp2mSde: Sampler = {
  name: "DPM++ 2M SDE",
  diffusersClass: "DPMSolverMultistepSchedulerSDE",
  aliases: ["dpmpp_2m_sde"],
  takesSigmas: true,
  schedule: dpmpp2m.schedule,

  async sample(run) {
    const { denoise, latents, steps, config, noise } = run;
    const orders = multistepOrders(run);
    let x = latents;
    let previous: { denoised: Tensor; h: number } | undefined;
    for (const [index, { from, to }] of steps.entries()) {
      const denoised = await denoise(x, from);
      const h = logSnr(to) - logSnr(from);
      const change = -to.alpha * Math.expm1(-2 * h);
      let weight = 0;
      if (previous !== undefined && orders[index] !== 1) {
        const slope = config.solverType === "heun" ? to.alpha - change / (2 * h) : change / 2;
        weight = slope * (h / previous.h);
      }
      x = combine(
        [(to.sigma / from.sigma) * Math.exp(-h), x],
        [change + weight, denoised],
        [-weight, previous?.denoised ?? denoised],
        [to.sigma * Math.sqrt(-Math.expm1(-2 * h)), noise()],
      );
      previous = { denoised, h };
    }
    return x;
  },
};
