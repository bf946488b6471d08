import { describe, expect, it } from "vitest";
import { signalShares } from "../../../../src/diffusion/schedules/betas.ts";
import { explodingSchedule } from "../../../../src/diffusion/schedules/exploding-schedule.ts";
import { preservingSchedule } from "../../../../src/diffusion/schedules/preserving-schedule.ts";
import { schedulerConfigSchema } from "../../../../src/diffusion/schedules/scheduler-config.ts";
import { sigmaCurves } from "../../../../src/diffusion/schedules/sigma-spacing.ts";
import {
  roundHalfToEven,
  spacedTimesteps,
  spacingOf,
} from "../../../../src/diffusion/schedules/spacing.ts";
import { timestepAt, trainingSigmas } from "../../../../src/diffusion/schedules/training-sigmas.ts";

const sd1 = schedulerConfigSchema.parse({
  beta_start: 0.00085,
  beta_end: 0.012,
  beta_schedule: "scaled_linear",
  steps_offset: 1,
});

describe("betas", () => {
  it("of SD 1.5 leave the share of the signal that is known for it", () => {
    // (1 - torch.linspace(0.00085**0.5, 0.012**0.5, 1000)**2).cumprod(0)[[0, 500, 999]]
    const shares = signalShares(sd1, "zero");
    expect(shares[0]).toBeCloseTo(0.99915, 6);
    expect(shares[500]).toBeCloseTo(0.2763, 3);
    expect(shares[999]).toBeCloseTo(0.00466, 5);
  });

  it.each(["linear", "scaled_linear", "squaredcos_cap_v2"])(
    "of kind %s only lose signal",
    (kind) => {
      const shares = signalShares(schedulerConfigSchema.parse({ beta_schedule: kind }), "zero");
      expect(Array.from(shares)).toEqual(Array.from(shares).toSorted((a, b) => b - a));
      expect(shares.at(-1)).toBeGreaterThanOrEqual(0);
    },
  );

  it("may be given one by one", () => {
    const config = schedulerConfigSchema.parse({ trained_betas: [0.5, 0.5] });
    expect(Array.from(signalShares(config, "zero"))).toEqual([0.5, 0.25]);
  });

  it("rescaled to zero terminal SNR end in noise alone, or nearly", () => {
    const config = { ...sd1, zeroTerminalSnr: true };
    expect(signalShares(config, "zero").at(-1)).toBe(0);
    expect(signalShares(config, "tiny").at(-1)).toBe(2 ** -24);
    expect(signalShares(config, "zero")[0]).toBeCloseTo(0.99915, 6);
  });

  it("of an unknown kind are refused", () => {
    const config = schedulerConfigSchema.parse({ beta_schedule: "sigmoid" });
    expect(() => signalShares(config, "zero")).toThrow("beta_schedule is sigmoid, but only");
  });
});

describe("timestep spacing", () => {
  it("follows table 2 of Lin et al.", () => {
    expect(spacedTimesteps(sd1, 5, "trailing")).toEqual([999, 799, 599, 399, 199]);
    expect(spacedTimesteps(sd1, 5, "leading")).toEqual([801, 601, 401, 201, 1]);
    expect(spacedTimesteps(sd1, 4, "linspace")).toEqual([999, 666, 333, 0]);
    expect(spacedTimesteps(sd1, 1, "linspace")).toEqual([0]);
    expect(spacedTimesteps(sd1, 3, "linspace", { dropLast: true })).toEqual([999, 666, 333]);
  });

  it("refuses a word it does not know", () => {
    expect(() => spacingOf({ ...sd1, timestepSpacing: "random" }, "leading")).toThrow("random");
  });

  it("rounds halves to the even neighbour", () => {
    expect([0.5, 1.5, 2.5, 2.4, 2.6].map(roundHalfToEven)).toEqual([0, 2, 2, 2, 3]);
  });
});

describe("sigma curves", () => {
  it.each(Object.entries(sigmaCurves))("%s falls from the largest to the smallest", (_, curve) => {
    const sigmas = curve(10, 0.03, 14.6);
    expect(sigmas).toHaveLength(10);
    expect(sigmas[0]).toBeCloseTo(14.6, 6);
    expect(sigmas[9]).toBeCloseTo(0.03, 6);
    expect(sigmas).toEqual(sigmas.toSorted((a, b) => b - a));
    expect(curve(1, 0.03, 14.6)[0]).toBeCloseTo(14.6, 6);
  });

  it("find their way back to timesteps", () => {
    const sigmas = trainingSigmas(sd1);
    expect(timestepAt(sigmas, sigmas[250] ?? NaN)).toBeCloseTo(250, 3);
    expect(timestepAt(sigmas, 1e9)).toBe(999);
    expect(timestepAt(sigmas, 0)).toBe(0);
  });
});

describe("schedules", () => {
  it("end without noise, or at the smallest sigma where the settings say so", () => {
    const smallest = { ...sd1, finalSigmas: "sigma_min" };
    expect(explodingSchedule(sd1, 5).steps.at(-1)?.to.sigma).toBe(0);
    expect(explodingSchedule(smallest, 5).steps.at(-1)?.to.sigma).toBeCloseTo(0.029167, 5);
    expect(preservingSchedule(smallest, 5).steps.at(-1)?.to.sigma).toBeCloseTo(0.029155, 5);
  });

  it("take sgm_uniform for trailing timesteps", () => {
    const steps = preservingSchedule(sd1, 4, { spacing: "sgm_uniform" }).steps;
    expect(steps.map(({ from }) => from.timestep)).toEqual([999, 749, 499, 249]);
  });

  it("start exploding latents a little wider where the spacing is leading", () => {
    const leading = { ...sd1, timestepSpacing: "leading" };
    const { steps, initialScale } = explodingSchedule(leading, 5);
    expect(initialScale).toBeCloseTo(Math.hypot(1, steps[0]?.from.sigma ?? NaN), 6);
    expect(explodingSchedule(sd1, 5).initialScale).toBeCloseTo(14.6146, 3);
  });
});
