import { exponentialSigmas } from "./exponential-sigmas.ts";
import type { SchedulerConfig } from "./scheduler-config.ts";
import { chain, type NoiseLevel, type Schedule } from "./schedule.ts";
import { type SigmaSpacing, sigmaCurves } from "./sigma-spacing.ts";
import { roundHalfToEven, spacedTimesteps, type Spacing, spacingOf } from "./spacing.ts";
import { sigmaAt, timestepAt, trainingSigmas } from "./training-sigmas.ts";

/**
 * The schedule of Euler and its kin: variance exploding (alpha 1), sigmas interpolated at
 * fractional timesteps, a final sigma of 0. Spacings by a curve run between the first and last
 * interpolated sigma, and the timesteps are found back from them; `roundKarras` rounds those of
 * Karras' curve. `logLinear` spaces the sigmas evenly in their logarithm over the whole training,
 * whatever the timesteps, and ends at the smallest: diffusers' `interpolation_type`.
 */
export function explodingSchedule(
  config: SchedulerConfig,
  steps: number,
  {
    spacing,
    roundKarras = false,
    logLinear = false,
  }: { spacing?: SigmaSpacing | undefined; roundKarras?: boolean; logLinear?: boolean } = {},
): Schedule {
  const training = trainingSigmas(config);
  const timestepSpacing = spacing === "sgm_uniform" ? "trailing" : spacingOf(config, "linspace");
  const timesteps = spacedTimesteps(config, steps, timestepSpacing);
  const interpolated = timesteps.map((timestep) => sigmaAt(training, timestep));

  if (logLinear && spacing === undefined) {
    const curve = exponentialSigmas(steps + 1, training[0]!, training.at(-1)!);
    const levels = curve.map((sigma, index) => ({
      timestep: timesteps[index] ?? 0,
      alpha: 1,
      sigma: Math.fround(sigma),
    }));
    return { steps: chain(levels), initialScale: scaleFor(levels, timestepSpacing) };
  }
  const curve =
    spacing === undefined || spacing === "sgm_uniform" ? undefined : sigmaCurves[spacing];
  const sigmas =
    curve === undefined
      ? interpolated
      : curve(steps, config.sigmaMin ?? interpolated.at(-1)!, config.sigmaMax ?? interpolated[0]!);
  const found =
    curve === undefined ? timesteps : sigmas.map((sigma) => timestepAt(training, sigma));

  const levels: NoiseLevel[] = sigmas.map((sigma, index) => ({
    timestep: roundKarras && spacing === "karras" ? roundHalfToEven(found[index]!) : found[index]!,
    alpha: 1,
    sigma: Math.fround(sigma),
  }));
  const final = config.finalSigmas === "sigma_min" ? training[0]! : 0;
  return {
    steps: chain([...levels, { timestep: 0, alpha: 1, sigma: final }]),
    initialScale: scaleFor(levels, timestepSpacing),
  };
}

/** Leading spacing starts below the noisiest level, where the signal still has its share. */
function scaleFor(levels: readonly NoiseLevel[], spacing: Spacing): number {
  const max = Math.max(...levels.map(({ sigma }) => sigma));
  return spacing === "leading" ? Math.sqrt(max * max + 1) : max;
}
