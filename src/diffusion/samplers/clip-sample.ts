import type { SchedulerConfig } from "../schedules/scheduler-config.ts";
import type { Tensor } from "../tensor.ts";

/**
 * Clips an estimate of the clean latents to the configured range. It is meant for models of
 * pixels; where the file says nothing, `byDefault` is the default of the diffusers class used.
 */
export function clipSample(
  denoised: Tensor,
  config: SchedulerConfig,
  { byDefault }: { byDefault: boolean },
): Tensor {
  if (!(config.clipSample ?? byDefault)) return denoised;
  const range = config.clipSampleRange;
  return {
    data: denoised.data.map((value) => Math.min(Math.max(value, -range), range)),
    dims: denoised.dims,
  };
}
