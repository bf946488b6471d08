import { explodingSchedule } from "../schedules/exploding-schedule.ts";
import { withoutZeroSnr } from "../schedules/without-zero-snr.ts";
import { combine, type Tensor } from "../tensor.ts";
import type { Sampler } from "./sampler.ts";

const ORDER = 4;

/** Two-point Gauss-Legendre quadrature: exact for the cubics that are integrated here. */
const NODE = 1 / Math.sqrt(3);

/** Linear multistep (Adams-Bashforth over uneven sigmas), as in k-diffusion. */
export const lms: Sampler = {
  name: "LMS",
  diffusersClass: "LMSDiscreteScheduler",
  aliases: ["k_lms"],
  takesSigmas: true,
  schedule: ({ config, steps, spacing }) =>
    explodingSchedule({ ...withoutZeroSnr(config), finalSigmas: "zero" }, steps, {
      spacing: spacing ?? config.sigmas,
    }),

  async sample({ denoise, latents, steps, whole, offset }) {
    const sigmas = whole.map(({ from }) => from.sigma);
    let x = latents;
    let derivatives: readonly Tensor[] = [];
    for (const [index, { from, to }] of steps.entries()) {
      const denoised = await denoise(x, from);
      const derivative = combine([1 / from.sigma, x], [-1 / from.sigma, denoised]);
      derivatives = [derivative, ...derivatives.slice(0, ORDER - 1)];
      // The order counts from the schedule's start, even where img2img began later: diffusers' rule.
      const position = offset + index;
      const past = sigmas.slice(Math.max(position - ORDER + 1, 0), position + 1).toReversed();
      const terms = derivatives.map(
        (each, place) => [integrateBasis(past, place, from.sigma, to.sigma), each] as const,
      );
      x = combine([1, x], ...terms);
    }
    return x;
  },
};

/** The integral, from one sigma to another, of the Lagrange polynomial that is 1 at `points[place]`. */
function integrateBasis(
  points: readonly number[],
  place: number,
  from: number,
  to: number,
): number {
  const basis = (at: number) =>
    points.reduce(
      (product, point, other) =>
        other === place ? product : (product * (at - point)) / (points[place]! - point),
      1,
    );
  const [middle, half] = [(from + to) / 2, (to - from) / 2];
  return half * (basis(middle - half * NODE) + basis(middle + half * NODE));
}
