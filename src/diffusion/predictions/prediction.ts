import type { NoiseLevel } from "../schedules/schedule.ts";
import type { Tensor } from "../tensor.ts";

/**
 * Turns what a network puts out into an estimate of the clean latents. `latents` are those before
 * they were scaled for the network, `level` their noise level.
 */
export type Prediction = (output: Tensor, latents: Tensor, level: NoiseLevel) => Tensor;
