import type { NoiseLevel } from "../schedules/schedule.ts";
import { stridedSchedule, trainingLevels } from "../schedules/strided-schedule.ts";
import { withoutZeroSnr } from "../schedules/without-zero-snr.ts";
import { combine, type Tensor } from "../tensor.ts";
import { networkOutput } from "./network-output.ts";
import type { Sampler } from "./sampler.ts";

/** Adams-Bashforth weights by the number of outputs at hand, the newest first. */
const weights: readonly (readonly number[])[] = [
  [1],
  [3 / 2, -1 / 2],
  [23 / 12, -16 / 12, 5 / 12],
  [55 / 24, -59 / 24, 37 / 24, -9 / 24],
];

/**
 * The linear multistep part of "Pseudo Numerical Methods for Diffusion Models on Manifolds" (Liu
 * et al., 2022), PLMS, without the Runge-Kutta warm-up (`skip_prk_steps`). In its place the second
 * call goes back to where the first began, with the mean of both outputs.
 */
export const pndm: Sampler = {
  name: "PNDM",
  diffusersClass: "PNDMScheduler",
  aliases: ["plms"],
  takesSigmas: false,
  schedule({ config, steps }) {
    const finalSignal = config.setAlphaToOne ? "one" : "first";
    const schedule = stridedSchedule(withoutZeroSnr(config), steps, { finalSignal });
    // The second timestep stands twice: N + 1 calls, which img2img cuts as they are.
    return { ...schedule, steps: [...schedule.steps.slice(0, 2), ...schedule.steps.slice(1)] };
  },

  async sample({ denoise, latents, steps, whole, config }) {
    const level = trainingLevels(withoutZeroSnr(config));
    const stride = Math.floor(config.trainingSteps / Math.max(whole.length - 1, 1));
    const network = networkOutput(config.predictionType);
    let x = latents;
    let outputs: readonly Tensor[] = [];
    for (const [index, { from, to }] of steps.entries()) {
      const output = network.of(await denoise(x, from), x, from);
      if (index === 1) {
        const mean = combine([1 / 2, output], [1 / 2, outputs[0]!]);
        x = transfer(
          latents,
          network.noise(mean, latents, level(from.timestep + stride)),
          level(from.timestep + stride),
          from,
        );
        continue;
      }
      outputs = [output, ...outputs.slice(0, 3)];
      const factors = weights[outputs.length - 1]!;
      const mixed = combine(...outputs.map((past, place) => [factors[place]!, past] as const));
      x = transfer(x, network.noise(mixed, x, from), from, to);
    }
    return x;
  },
};

/** Takes latents from one level to another along the given noise: equation 11 of the paper. */
function transfer(x: Tensor, noise: Tensor, from: NoiseLevel, to: NoiseLevel): Tensor {
  const ratio = to.alpha / from.alpha;
  return combine([ratio, x], [to.sigma - ratio * from.sigma, noise]);
}
