import { callsIn, type SharedPlan } from "../plan-experts.ts";

/**
 * For each part of a plan, the step, counted from 0, that a call of its denoiser belongs to: the calls
 * are spread evenly over the steps, so that both calls of Heun and its kin belong to one. Experts that
 * share the steps count on; one that goes over finished latents is told what held last.
 */
export function stepsOfCalls({ whole, parts }: SharedPlan): readonly ((call: number) => number)[] {
  const sharing = parts.filter(({ addsNoise }) => !addsNoise);
  const calls = sharing.reduce((sum, { plan }) => sum + callsIn(plan), 0);
  const { taken } = whole;
  let before = 0;
  return parts.map(({ plan, addsNoise }) => {
    if (addsNoise) return () => taken - 1;
    const first = before;
    before += callsIn(plan);
    return (call) => Math.min(Math.floor(((first + call) * taken) / calls), taken - 1);
  });
}
