import type { ScheduleRequest } from "../schedules/schedule-request.ts";
import type { NoiseLevel, Schedule, Step } from "../schedules/schedule.ts";
import type { SchedulerConfig } from "../schedules/scheduler-config.ts";
import type { Tensor } from "../tensor.ts";

/**
 * The model as a sampler sees it: noisy latents and their noise level in, the estimate of the
 * clean latents (x0) out. Guidance, prediction type and scaling are already dealt with.
 */
export type Denoise = (latents: Tensor, level: NoiseLevel) => Promise<Tensor>;

/** What a sampler may need beside the denoiser and the latents. */
export interface SamplerRun {
  readonly denoise: Denoise;
  /** Noisy latents at the level where the first step starts. */
  readonly latents: Tensor;
  /** The steps to take; img2img leaves the first ones out. */
  readonly steps: readonly Step[];
  /** The whole schedule that the steps to take are a stretch of: some rules count from its ends. */
  readonly whole: readonly Step[];
  /** How many steps of the whole schedule come before those to take. */
  readonly offset: number;
  /** Whether the last step stops after its first call of the denoiser, at its halfway point. */
  readonly endsHalfway: boolean;
  readonly config: SchedulerConfig;
  /** Fresh unit noise in the shape of the latents; each call draws from the picture's generator. */
  readonly noise: () => Tensor;
  /** The share of fresh noise in DDIM's and TCD's steps: 0 (none) to 1 (as much as DDPM). */
  readonly eta: number;
}

/**
 * A sampler (diffusers: scheduler): its schedule, and the loop that walks it from noisy latents to
 * clean ones. To add one, write one file and list it in index.ts.
 */
export interface Sampler {
  /** The public name, as `/imagine scheduler:` shows it. */
  readonly name: string;
  /** The diffusers class that computes the same. */
  readonly diffusersClass: string;
  /** Other names it goes by; compared without case and punctuation. */
  readonly aliases: readonly string[];
  /** False when the sampler walks through training timesteps and takes no sigma spacing. */
  readonly takesSigmas: boolean;
  /** Whether it mixes in a share of fresh noise that can be set (eta). */
  readonly takesEta?: boolean;
  readonly schedule: (request: ScheduleRequest) => Schedule;
  readonly sample: (run: SamplerRun) => Promise<Tensor>;
  /** For samplers that call the denoiser twice in all steps but the last: where the second call is made. */
  readonly halfway?: (step: Step, config: SchedulerConfig) => NoiseLevel;
}
