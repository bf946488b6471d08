import { describe, expect, it } from "vitest";
import { spellingsOf } from "../../../src/images/sampler-spellings.ts";
import { ownScheduler } from "../../../src/pipeline/orders/known-options.ts";

/** The scheduler that the first known spelling means. */
const meant = (sampler: string, schedule?: string) =>
  spellingsOf(sampler, schedule)
    .map((name) => ownScheduler(name))
    .find((name) => name !== undefined);

describe("the spellings of a sampler of another program", () => {
  it.each([
    ["Euler a", "Euler a"],
    ["euler_ancestral", "Euler a"],
    ["k_euler_ancestral", "Euler a"],
    ["euler_a", "Euler a"],
    ["dpmpp_2m_sde_gpu", "DPM++ 2M SDE"],
    ["dpm_2_ancestral", "DPM2 a"],
    ["uni_pc", "UniPC"],
    ["k_lms", "LMS"],
    ["ddim", "DDIM"],
    ["lcm", "LCM"],
    ["Heun", "Heun"],
    ["a sampler of somebody", undefined],
  ])("make %s into %s", (sampler, scheduler) => {
    expect(meant(sampler)).toBe(scheduler);
  });

  it.each([
    ["dpmpp_2m", "karras"],
    ["DPM++ 2M", "Karras"],
    ["DPM++ 2M Karras", undefined],
    ["dpmpp_2m_k", undefined],
  ])("put Karras' noise levels into the name: %s (%s)", (sampler, schedule) => {
    expect(meant(sampler, schedule)).toBe("DPM++ 2M Karras");
  });

  it("begin with the name as it is, where no noise levels are named", () => {
    expect(spellingsOf("Euler", undefined)[0]).toBe("Euler");
  });
});
