import type { OnnxModel } from "../onnx/model.ts";
import type { SchedulerConfig } from "../schedules/scheduler-config.ts";
import type { ModelFamily } from "./model-description.ts";

/** Tells the family by what the denoiser's graph takes, and by whether a first text encoder exists. */
export function familyOf(
  denoiser: Pick<OnnxModel, "inputs">,
  hasTextEncoder: boolean,
): ModelFamily {
  const takes = (name: string) => denoiser.inputs.some((input) => input.name === name);
  if (takes("timestep_cond")) return "latent-consistency";
  if (!takes("time_ids")) return "stable-diffusion";
  return hasTextEncoder ? "stable-diffusion-xl" : "stable-diffusion-xl-refiner";
}

/**
 * The usual steps and guidance. Models distilled to a few steps (Turbo, Lightning) are told by
 * their settings: Euler steps with trailing timesteps. Undistilled releases with those predict
 * velocities, down to a signal of zero.
 */
export function familyDefaults(
  family: ModelFamily,
  scheduler: SchedulerConfig,
): { steps: number; guidanceScale: number } {
  if (family === "latent-consistency") return { steps: 4, guidanceScale: 8 };
  // Merged with a distilled LoRA: a plain graph with LCM's own scheduler, and hardly any guidance.
  if (scheduler.className === "LCMScheduler") return { steps: 4, guidanceScale: 1 };
  const isEuler = scheduler.className?.startsWith("Euler") ?? false;
  const isDistilled = isEuler && scheduler.timestepSpacing === "trailing";
  if (isDistilled && scheduler.predictionType === "epsilon" && !scheduler.zeroTerminalSnr) {
    return { steps: 4, guidanceScale: 0 };
  }
  if (family === "stable-diffusion") return { steps: 25, guidanceScale: 7.5 };
  return { steps: 30, guidanceScale: 5 };
}
