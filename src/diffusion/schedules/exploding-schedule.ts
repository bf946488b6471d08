import type { SchedulerConfig } from "./scheduler-config.ts";
import { chain, type NoiseLevel, type Schedule } from "./schedule.ts";
import { type SigmaSpacing, sigmaCurves } from "./sigma-spacing.ts";
import { roundHalfToEven, spacedTimesteps, spacingOf } from "./spacing.ts";
import { sigmaAt, timestepAt, trainingSigmas } from "./training-sigmas.ts";

/**
 * The schedule of Euler and its kin: variance exploding (alpha 1), sigmas interpolated at
 * fractional timesteps, a final sigma of 0. Spacings by a curve run between the first and last
 * interpolated sigma, and the timesteps are found back from them; `roundKarras` rounds those of
 * Karras' curve.
 */
export function explodingSchedule(
  config: SchedulerConfig,
  steps: number,
  {
    spacing,
    roundKarras = false,
  }: { spacing?: SigmaSpacing | undefined; roundKarras?: boolean } = {},
): Schedule {
  const training = trainingSigmas(config);
  const timestepSpacing = spacing === "sgm_uniform" ? "trailing" : spacingOf(config, "linspace");
  const timesteps = spacedTimesteps(config, steps, timestepSpacing);
  const interpolated = timesteps.map((timestep) => sigmaAt(training, timestep));

  const curve =
    spacing === undefined || spacing === "sgm_uniform" ? undefined : sigmaCurves[spacing];
  const sigmas =
    curve === undefined ? interpolated : curve(steps, interpolated.at(-1)!, interpolated[0]!);
  const found =
    curve === undefined ? timesteps : sigmas.map((sigma) => timestepAt(training, sigma));

  const levels: NoiseLevel[] = sigmas.map((sigma, index) => ({
    timestep: roundKarras && spacing === "karras" ? roundHalfToEven(found[index]!) : found[index]!,
    alpha: 1,
    sigma: Math.fround(sigma),
  }));
  const max = Math.max(...levels.map(({ sigma }) => sigma));
  const final = config.finalSigmas === "sigma_min" ? training[0]! : 0;
  return {
    steps: chain([...levels, { timestep: 0, alpha: 1, sigma: final }]),
    // Leading spacing starts below the noisiest level, where the signal still has its share.
    initialScale: timestepSpacing === "leading" ? Math.sqrt(max * max + 1) : max,
  };
}
