import type { SchedulerVocabulary } from "../schedulers.ts";

/** What stable-diffusion.cpp calls its samplers, by Easel's names. */
export const samplers: SchedulerVocabulary = {
  Euler: "euler",
  "Euler a": "euler_a",
  Heun: "heun",
  "DPM2 Karras": "dpm2",
  "DPM++ 2S a": "dpm++2s_a",
  "DPM++ 2M": "dpm++2m",
  LCM: "lcm",
  DDIM: "ddim_trailing",
};
