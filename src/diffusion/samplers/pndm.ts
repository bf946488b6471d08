import { stridedSchedule, trainingLevels } from "../schedules/strided-schedule.ts";
import { withoutZeroSnr } from "../schedules/without-zero-snr.ts";
import { combine, type Tensor } from "../tensor.ts";
import { networkOutput } from "./network-output.ts";
import { FEWEST_STEPS, stepsWithWarmUp, WARM_UP_CALLS, warmUp } from "./pndm-warm-up.ts";
import type { Sampler } from "./sampler.ts";
import { transfer } from "./transfer.ts";

/** Adams-Bashforth weights by the number of outputs at hand, the newest first. */
const weights: readonly (readonly number[])[] = [
  [1],
  [3 / 2, -1 / 2],
  [23 / 12, -16 / 12, 5 / 12],
  [55 / 24, -59 / 24, 37 / 24, -9 / 24],
];

/**
 * "Pseudo Numerical Methods for Diffusion Models on Manifolds" (Liu et al., 2022): multistep (PLMS)
 * after a Runge-Kutta warm-up. Most models skip that (`skip_prk_steps`): then the second call goes
 * back to where the first began, with the mean of both outputs.
 */
export const pndm: Sampler = {
  name: "PNDM",
  diffusersClass: "PNDMScheduler",
  aliases: ["plms"],
  takesSigmas: false,
  schedule({ config, steps: count }) {
    const plain = withoutZeroSnr(config);
    const finalSignal = config.setAlphaToOne ? "one" : "first";
    const { steps, initialScale } = stridedSchedule(plain, count, { finalSignal });
    const isWarm = !config.skipPrkSteps && count >= FEWEST_STEPS;
    if (isWarm) return { steps: stepsWithWarmUp(steps, plain), initialScale };
    // The second timestep stands twice: N + 1 calls, which img2img cuts as they are.
    return { steps: [...steps.slice(0, 2), ...steps.slice(1)], initialScale };
  },

  async sample(run) {
    const { denoise, latents, steps, whole } = run;
    const config = withoutZeroSnr(run.config);
    const network = networkOutput(config.predictionType);
    const isWarm = !config.skipPrkSteps && whole.length > WARM_UP_CALLS;
    let [x, outputs] = [latents, [] as readonly Tensor[]];
    if (isWarm) ({ x, outputs } = await warmUp({ ...run, config }, network));
    for (const [index, { from, to }] of steps.slice(isWarm ? WARM_UP_CALLS : 0).entries()) {
      const output = network.of(await denoise(x, from), x, from);
      if (index === 1 && !isWarm) {
        const stride = Math.floor(config.trainingSteps / (whole.length - 1));
        const start = trainingLevels(config)(from.timestep + stride);
        const mean = combine([1 / 2, output], [1 / 2, outputs[0]!]);
        x = transfer(latents, network.noise(mean, latents, start), start, from);
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
