import { describe, expect, it } from "vitest";
import { distilledTimesteps } from "../../../../src/diffusion/samplers/distilled-timesteps.ts";
import { edmSchedule } from "../../../../src/diffusion/schedules/edm-schedule.ts";
import { flowSchedule } from "../../../../src/diffusion/schedules/flow-schedule.ts";
import { schedulerConfigSchema } from "../../../../src/diffusion/schedules/scheduler-config.ts";
import type { Schedule } from "../../../../src/diffusion/schedules/schedule.ts";
import type { ScheduleRequest } from "../../../../src/diffusion/schedules/schedule-request.ts";

// All numbers are those that diffusers gives for the same settings.

const request = (
  settings: Readonly<Record<string, unknown>>,
  rest: Partial<ScheduleRequest> = {},
): ScheduleRequest => ({
  config: schedulerConfigSchema.parse(settings),
  steps: 4,
  spacing: undefined,
  ...rest,
});

function sigmasOf({ steps }: Schedule): number[] {
  return [...steps.map(({ from }) => from.sigma), steps.at(-1)?.to.sigma ?? NaN];
}

function expectNear(given: readonly number[], wanted: readonly number[], digits = 5): void {
  expect(given).toHaveLength(wanted.length);
  for (const [index, value] of wanted.entries()) expect(given[index]).toBeCloseTo(value, digits);
}

const FLOW = "FlowMatchEulerDiscreteScheduler";

describe("sigmas of flow matching", () => {
  it("are shifted towards the noise by a fixed factor, and told times the training's steps", () => {
    const schedule = flowSchedule(request({ _class_name: FLOW, shift: 3 }));
    expectNear(sigmasOf(schedule), [1, 0.857692, 0.602151, 0.008929, 0]);
    expectNear(
      schedule.steps.map(({ from }) => from.timestep),
      [1000, 857.692, 602.151, 8.929],
      2,
    );
    expect(schedule.initialScale).toBe(1);
  });

  it("are shifted more the more tokens a picture has", () => {
    const settings = { _class_name: FLOW, use_dynamic_shifting: true };
    const schedule = flowSchedule(request(settings, { tokens: 1024, evenSigmas: true }));
    expectNear(sigmasOf(schedule), [1, 0.849235, 0.652489, 0.384945, 0]);
  });

  it("end where the settings say", () => {
    const settings = { _class_name: FLOW, use_dynamic_shifting: true, shift_terminal: 0.1 };
    const schedule = flowSchedule(request(settings, { tokens: 4096, evenSigmas: true }));
    expectNear(sigmasOf(schedule), [1, 0.823625, 0.555707, 0.1, 0]);
  });

  it("follow Karras' curve between their ends where it is asked for", () => {
    const settings = { _class_name: FLOW, shift: 3, use_karras_sigmas: true };
    expectNear(sigmasOf(flowSchedule(request(settings))), [1, 0.286694, 0.062589, 0.008929, 0]);
  });

  it("keep signal and noise on one straight line", () => {
    for (const { from } of flowSchedule(request({ _class_name: FLOW })).steps) {
      expect(from.alpha + from.sigma).toBeCloseTo(1, 6);
    }
  });
});

describe("sigmas of EDM", () => {
  it("follow Karras' curve, and are told by their logarithm", () => {
    const schedule = edmSchedule(request({ _class_name: "EDMEulerScheduler" }));
    expectNear(sigmasOf(schedule), [80, 9.7232, 0.47, 0.002, 0], 4);
    const told = schedule.steps.map(({ from }) => from.timestep);
    expectNear(told, [1.09551, 0.56863, -0.18877, -1.55365], 4);
    expect(schedule.initialScale).toBeCloseTo(80.00625, 4);
  });

  it("may be exponential, and end at the least", () => {
    const settings = {
      _class_name: "EDMEulerScheduler",
      sigma_schedule: "exponential",
      sigma_min: 0.01,
      sigma_max: 10,
      final_sigmas_type: "sigma_min",
    };
    expectNear(sigmasOf(edmSchedule(request(settings))), [10, 1, 0.1, 0.01, 0.01]);
  });
});

const distilled = (settings: object, steps: number, range?: number) =>
  distilledTimesteps(schedulerConfigSchema.parse(settings), steps, { sampler: "TCD", range });

describe("the timesteps that a model was distilled at", () => {
  it("are taken evenly, the noisiest first", () => {
    expect(distilled({}, 4)).toEqual([999, 759, 499, 259]);
    expect(distilled({ original_inference_steps: 20 }, 3, 0.5)).toEqual([499, 349, 199]);
  });

  it("are never more than there are", () => {
    expect(() => distilled({ original_inference_steps: 8 }, 9)).toThrow("at most 8 steps");
  });
});
