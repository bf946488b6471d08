import type { NoiseKind, SchedulerConfig } from "../schedules/scheduler-config.ts";
import { samplers } from "./index.ts";
import type { Sampler } from "./sampler.ts";

/** The samplers that suit a model's kind of noise, in the order people are offered them. */
export function suitingSamplers({ noise }: Pick<SchedulerConfig, "noise">): readonly Sampler[] {
  const names = suiting[noise];
  return names === undefined ? samplers : samplers.filter(({ name }) => names.includes(name));
}

/** What diffusers has for the kinds of noise that not every sampler can walk. */
const suiting: Readonly<Record<NoiseKind, readonly string[] | undefined>> = {
  discrete: undefined,
  flow: ["Euler"],
  edm: ["DPM++ 2M", "DPM++ 2M SDE", "Euler"],
  continuous: ["Euler"],
};
