import type { SamplerRun } from "./sampler.ts";

const FEW_STEPS = 15;

/**
 * The order of each step of a multistep solver, 1 to 3: it grows with the history, and falls at
 * the end of the schedule, where a high one would be unstable (a final sigma of 0, or few steps).
 * A run that stops before that end keeps its order to the last.
 */
export function multistepOrders({
  steps,
  whole,
  offset,
  config,
}: Pick<SamplerRun, "steps" | "whole" | "offset" | "config">): readonly number[] {
  const isCareful = (config.lowerOrderFinal ?? true) && whole.length < FEW_STEPS;
  const lowersLast = config.eulerAtFinal || config.finalSigmas === "zero" || isCareful;
  return steps.map((_, index) => {
    const left = whole.length - (offset + index);
    const most = left === 1 && lowersLast ? 1 : left === 2 && isCareful ? 2 : 3;
    return Math.min(config.solverOrder, index + 1, most);
  });
}
