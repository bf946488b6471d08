import type { SchedulerVocabulary } from "../schedulers.ts";

/** ComfyUI's names for samplers, by Easel's for schedulers. */
export const samplerNames: SchedulerVocabulary = {
  DDIM: "ddim",
  DDPM: "ddpm",
  Euler: "euler",
  "Euler a": "euler_ancestral",
  Heun: "heun",
  LMS: "lms",
  UniPC: "uni_pc",
  "DPM++ 2M": "dpmpp_2m",
  "DPM++ 2M SDE": "dpmpp_2m_sde",
  "DPM++ 3M SDE": "dpmpp_3m_sde",
  "DPM++ SDE": "dpmpp_sde",
  "DPM++ 2S a": "dpmpp_2s_ancestral",
  DPM2: "dpm_2",
  "DPM2 a": "dpm_2_ancestral",
  DEIS: "deis",
  LCM: "lcm",
};

/** Schedulers of sigmas that other programs write behind a sampler's name. */
const spacings = ["karras", "exponential", "beta"];

/**
 * A scheduler's name that also says how sigmas are spaced ("DPM++ 2M Karras") as the two options
 * that it is here. Whoever names the spacing beside it means that one.
 */
export function splitScheduler({
  scheduler,
  sigmas,
}: {
  readonly scheduler?: string | undefined;
  readonly sigmas?: string | undefined;
}): { readonly scheduler: string | undefined; readonly sigmas: string | undefined } {
  const [, name, spacing] = /^(.*\S)[ _]+([a-z]+)$/i.exec(scheduler ?? "") ?? [];
  const known = spacings.find((each) => each === spacing?.toLowerCase());
  return name === undefined || known === undefined
    ? { scheduler, sigmas }
    : { scheduler: name, sigmas: sigmas ?? known };
}
