import { describe, expect, it } from "vitest";
import { lcm } from "../../../../src/diffusion/samplers/lcm.ts";
import { schedulerConfigSchema } from "../../../../src/diffusion/schedules/scheduler-config.ts";

const config = schedulerConfigSchema.parse({});

function timesteps(steps: number, range?: number): number[] {
  const schedule = lcm.schedule({ config, steps, spacing: undefined, range });
  return schedule.steps.map(({ from }) => from.timestep);
}

describe("the steps of a latent consistency model", () => {
  it("are those it was distilled at, from the noisiest down", () => {
    expect(timesteps(4)).toEqual([999, 759, 499, 259]);
    expect(timesteps(1)).toEqual([999]);
  });

  it("lie all within the range of a picture to start from", () => {
    expect(timesteps(4, 0.5)).toEqual([499, 379, 259, 139]);
  });

  it("are fewer where the range has no more, and at least one", () => {
    expect(timesteps(4, 0.05)).toEqual([39, 19]);
    expect(timesteps(4, 0)).toEqual([19]);
  });

  it("are never more than those", () => {
    expect(timesteps(50)).toHaveLength(50);
    expect(() => timesteps(51)).toThrow("LCM takes at most 50 steps here, not 51.");
  });
});
