import type { SchedulerConfig } from "./scheduler-config.ts";
import { chain, levelFromSigma, type Schedule } from "./schedule.ts";
import { type SigmaSpacing, sigmaCurves } from "./sigma-spacing.ts";
import { roundHalfToEven, spacedTimesteps, spacingOf } from "./spacing.ts";
import { timestepAt, trainingSigmas } from "./training-sigmas.ts";

/**
 * The schedule of the DPM-Solver and UniPC family: variance preserving, whole timesteps, the last
 * of N + 1 points left out, a final sigma of 0 (or the smallest of the training). Spacings by a
 * curve run over the whole range of the training.
 */
export function preservingSchedule(
  config: SchedulerConfig,
  steps: number,
  { spacing }: { spacing?: SigmaSpacing | undefined } = {},
): Schedule {
  const training = trainingSigmas(config);
  const [min, max] = [training[0]!, training.at(-1)!];
  const points = (): [timestep: number, sigma: number][] => {
    if (spacing !== undefined && spacing !== "sgm_uniform") {
      // diffusers rounds the timesteps of Karras' curve and cuts those of the other two.
      const whole = spacing === "karras" ? roundHalfToEven : Math.trunc;
      const [from, to] = [config.sigmaMin ?? min, config.sigmaMax ?? max];
      return sigmaCurves[spacing](steps, from, to).map((sigma) => [
        whole(timestepAt(training, sigma)),
        sigma,
      ]);
    }
    const timestepSpacing = spacing === "sgm_uniform" ? "trailing" : spacingOf(config, "linspace");
    return spacedTimesteps(config, steps, timestepSpacing, { dropLast: true }).map((timestep) => {
      const whole = roundHalfToEven(timestep);
      return [whole, training[whole]!];
    });
  };
  const levels = points().map(([timestep, sigma]) => levelFromSigma(timestep, sigma));
  const final = levelFromSigma(0, config.finalSigmas === "sigma_min" ? min : 0);
  return { steps: chain([...levels, final]), initialScale: 1 };
}
