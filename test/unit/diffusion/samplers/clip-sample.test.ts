import { describe, expect, it } from "vitest";
import { clipSample } from "../../../../src/diffusion/samplers/clip-sample.ts";
import { schedulerConfigSchema } from "../../../../src/diffusion/schedules/scheduler-config.ts";
import { tensor } from "../../../../src/diffusion/tensor.ts";

const denoised = tensor(Float32Array.of(-3, 0.5, 3), [3]);
const clip = (config: object, byDefault: boolean) =>
  Array.from(clipSample(denoised, schedulerConfigSchema.parse(config), { byDefault }).data);

describe("clipping estimates", () => {
  it("keeps to the configured range", () => {
    expect(clip({ clip_sample: true }, false)).toEqual([-1, 0.5, 1]);
    expect(clip({ clip_sample: true, clip_sample_range: 2 }, false)).toEqual([-2, 0.5, 2]);
  });

  it("goes by the default of the class used where the file says nothing", () => {
    expect(clip({}, true)).toEqual([-1, 0.5, 1]);
    expect(clip({}, false)).toEqual([-3, 0.5, 3]);
    expect(clip({ clip_sample: false }, true)).toEqual([-3, 0.5, 3]);
  });
});
