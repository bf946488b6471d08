import { DiffusionError } from "../../domain/errors.ts";
import { say } from "../../words/index.ts";
import type { SchedulerConfig } from "./scheduler-config.ts";

/** The beta schedules of models that anybody uses, by diffusers' names. */
export const betaSchedules = ["linear", "scaled_linear", "squaredcos_cap_v2"] as const;

/** Keeps the first sigma finite when the signal is rescaled to vanish; diffusers' own value. */
const SMALLEST_SIGNAL = 2 ** -24;

/**
 * The share of the variance that is signal after each training timestep (ᾱ, `alphas_cumprod`),
 * rounded to float32 as torch does. `terminal` says what becomes of a signal that zero-terminal-SNR
 * rescaling leaves at the last timestep: `zero` keeps 0, `tiny` sets 2^-24.
 * Throws DiffusionError for a beta schedule that nobody uses for latent diffusion.
 */
export function signalShares(config: SchedulerConfig, terminal: "zero" | "tiny"): Float32Array {
  const betas = trainingBetas(config);
  const shares = new Float32Array(betas.length);
  let product = 1;
  for (let index = 0; index < betas.length; index += 1) {
    product *= Math.fround(1 - betas[index]!);
    shares[index] = product;
  }
  if (!config.zeroTerminalSnr) return shares;
  const rescaled = rescaleToZeroTerminalSnr(shares);
  if (terminal === "tiny") rescaled[rescaled.length - 1] = SMALLEST_SIGNAL;
  return rescaled;
}

function trainingBetas(config: SchedulerConfig): Float32Array {
  const { trainingSteps: count, betaStart, betaEnd, trainedBetas, betaSchedule } = config;
  if (trainedBetas !== undefined) return Float32Array.from(trainedBetas);
  const at = (index: number) => (count === 1 ? 0 : index / (count - 1));
  switch (betaSchedule) {
    case "linear":
      return fill(count, (index) => betaStart + (betaEnd - betaStart) * at(index));
    case "scaled_linear": {
      const [from, to] = [Math.sqrt(betaStart), Math.sqrt(betaEnd)];
      return fill(count, (index) => Math.fround(from + (to - from) * at(index)) ** 2);
    }
    case "squaredcos_cap_v2":
      return fill(count, (index) =>
        Math.min(1 - cosineShare((index + 1) / count) / cosineShare(index / count), 0.999),
      );
    default:
      throw new DiffusionError(
        "model",
        say("engine.scheduler-setting", {
          key: "beta_schedule",
          value: betaSchedule,
          allowed: betaSchedules,
        }),
      );
  }
}

/** ᾱ at a time from 0 to 1: equation 17 of "Improved DDPM" (Nichol & Dhariwal, 2021). */
function cosineShare(time: number): number {
  return Math.cos((((time + 0.008) / 1.008) * Math.PI) / 2) ** 2;
}

/**
 * Shifts and scales √ᾱ so that the last timestep is pure noise: Algorithm 1 of "Common Diffusion
 * Noise Schedules and Sample Steps are Flawed" (Lin et al., 2023).
 */
function rescaleToZeroTerminalSnr(shares: Float32Array): Float32Array {
  const roots = shares.map(Math.sqrt);
  const first = roots[0]!;
  const last = roots[roots.length - 1]!;
  return roots.map((root) => ((root - last) * (first / (first - last))) ** 2);
}

function fill(count: number, value: (index: number) => number): Float32Array {
  return Float32Array.from({ length: count }, (_, index) => value(index));
}
