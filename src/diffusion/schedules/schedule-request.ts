import type { SchedulerConfig } from "./scheduler-config.ts";
import type { SigmaSpacing } from "./sigma-spacing.ts";

/** What a schedule is made from. */
export interface ScheduleRequest {
  readonly config: SchedulerConfig;
  readonly steps: number;
  /** A spacing that the job names; undefined leaves it to the model's settings. */
  readonly spacing: SigmaSpacing | undefined;
  /** How much of the training's range is walked, 0 to 1; only LCM heeds it, others leave steps out. */
  readonly range?: number | undefined;
  /** Flow matching: tokens of the picture, which a shift may depend on. */
  readonly tokens?: number | undefined;
  /** Flow matching: whether the steps are even before the shift, or end at the training's smallest sigma. */
  readonly evenSigmas?: boolean | undefined;
}
