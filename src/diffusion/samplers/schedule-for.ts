import type { Sampler } from "./sampler.ts";
import { edmSchedule, logarithmicLevel } from "../schedules/edm-schedule.ts";
import { flowSchedule } from "../schedules/flow-schedule.ts";
import type { ScheduleRequest } from "../schedules/schedule-request.ts";
import type { NoiseLevel, Schedule } from "../schedules/schedule.ts";

/**
 * The schedule of a run: the sampler's own where a model's noise is laid out by the betas of its
 * training, else the one of the model's kind of noise, on which every sampler that suits it walks.
 */
export function scheduleFor(sampler: Sampler, request: ScheduleRequest): Schedule {
  const { noise } = request.config;
  if (noise === "flow") return flowSchedule(request);
  if (noise === "edm") return edmSchedule(request);
  const own = sampler.schedule(request);
  return noise === "continuous" ? continuous(own) : own;
}

/** The same sigmas, told to the network by their logarithm. */
function continuous({ steps, initialScale }: Schedule): Schedule {
  return { steps: steps.map(({ from, to }) => ({ from: told(from), to: told(to) })), initialScale };
}

function told(level: NoiseLevel): NoiseLevel {
  return level.sigma === 0 ? level : { ...level, ...logarithmicLevel(level.sigma) };
}
