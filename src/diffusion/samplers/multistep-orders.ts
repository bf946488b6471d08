import type { SchedulerConfig } from "../schedules/scheduler-config.ts";

const FEW_STEPS = 15;

/**
 * The order of each step of a second-order multistep solver: the first has no history yet, and the
 * last falls back to first order where a second-order one would be unstable (a final sigma of 0,
 * or few steps). `totalSteps` counts the whole schedule, as diffusers does.
 */
export function multistepOrders(
  count: number,
  totalSteps: number,
  config: SchedulerConfig,
): readonly (1 | 2)[] {
  const lowerFinal =
    config.eulerAtFinal ||
    config.finalSigmas === "zero" ||
    ((config.lowerOrderFinal ?? true) && totalSteps < FEW_STEPS);
  return Array.from({ length: count }, (_, index) => {
    const last = index === count - 1 && lowerFinal;
    return index === 0 || last || config.solverOrder === 1 ? 1 : 2;
  });
}
