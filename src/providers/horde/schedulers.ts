import type { SchedulerVocabulary } from "../schedulers.ts";

/** The horde's names for schedulers, by Easel's. */
export const schedulerNames: SchedulerVocabulary = {
  "Euler a": "k_euler_a",
  Euler: "k_euler",
  "DPM++ 2M": "k_dpmpp_2m",
  "DPM++ SDE": "k_dpmpp_sde",
  "DPM++ 2S a": "k_dpmpp_2s_a",
  Heun: "k_heun",
  LMS: "k_lms",
  DPM2: "k_dpm_2",
  "DPM2 a": "k_dpm_2_a",
  DDIM: "DDIM",
  LCM: "lcm",
};

/** All samplers that the horde takes. */
export const samplers: readonly string[] = [...Object.values(schedulerNames), "dpmsolver"];
