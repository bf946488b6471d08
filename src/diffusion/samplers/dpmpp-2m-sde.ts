import { combine, type Tensor } from "../tensor.ts";
import { dpmpp2m } from "./dpmpp-2m.ts";
import { differences, type PastEstimate } from "./dpmpp-differences.ts";
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
    let past: readonly PastEstimate[] = [];
    for (const [index, { from, to }] of steps.entries()) {
      const denoised = await denoise(x, from);
      const h = logSnr(to) - logSnr(from);
      const change = -to.alpha * Math.expm1(-2 * h);
      const terms: [number, Tensor][] = [
        [(to.sigma / from.sigma) * Math.exp(-h), x],
        [change, denoised],
      ];
      const [one, two] = past;
      if (one && two && orders[index] === 3) {
        const { first, second } = differences(denoised, [one, two], h);
        terms.push([to.alpha - change / (2 * h), first]);
        terms.push([(change - 2 * h * to.alpha) / (2 * h) ** 2 - to.alpha / 2, second]);
      } else if (one && orders[index] === 2) {
        const slope = config.solverType === "heun" ? to.alpha - change / (2 * h) : change / 2;
        const weight = slope * (h / one.h);
        terms.push([weight, denoised], [-weight, one.denoised]);
      }
      x = combine(...terms, [to.sigma * Math.sqrt(-Math.expm1(-2 * h)), noise()]);
      past = [{ denoised, h }, ...past.slice(0, 1)];
    }
    return x;
  },
};
