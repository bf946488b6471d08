import { DiffusionError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";
import type { SchedulerConfig } from "./scheduler-config.ts";

/** How the timesteps of a run are chosen from those of the training. */
export const spacings = ["linspace", "leading", "trailing"] as const;
export type Spacing = (typeof spacings)[number];

/**
 * The three ways of table 2 in "Common Diffusion Noise Schedules and Sample Steps are Flawed"
 * (Lin et al., 2023), from the noisiest timestep down. Each gives `steps` timesteps.
 * Solvers that leave the last of N + 1 points out pass `dropLast`.
 */
export function spacedTimesteps(
  config: SchedulerConfig,
  steps: number,
  spacing: Spacing,
  { dropLast = false }: { dropLast?: boolean } = {},
): number[] {
  const training = config.trainingSteps;
  if (spacing === "trailing") {
    return Array.from(
      { length: steps },
      (_, index) => roundHalfToEven(training - index * (training / steps)) - 1,
    );
  }
  const points = dropLast ? steps + 1 : steps;
  const stride = Math.floor(training / points);
  const rising = (index: number) =>
    spacing === "leading"
      ? index * stride + config.stepsOffset
      : Math.fround((index * (training - 1)) / Math.max(points - 1, 1));
  return Array.from({ length: steps }, (_, index) => rising(points - 1 - index));
}

/** The configured spacing, or `fallback` where the file names none; throws DiffusionError for another word. */
export function spacingOf(config: SchedulerConfig, fallback: Spacing): Spacing {
  const spacing = config.timestepSpacing ?? fallback;
  const known = spacings.find((each) => each === spacing);
  if (known !== undefined) return known;
  throw new DiffusionError(
    "model",
    say("engine.scheduler-setting", {
      key: "timestep_spacing",
      value: spacing,
      allowed: spacings,
    }),
  );
}

/** Rounds as numpy does: a half goes to the even neighbour. */
export function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
