import type { SchedulerVocabulary } from "../schedulers.ts";

/** Segmind's names for schedulers, by Easel's. */
export const schedulerNames: SchedulerVocabulary = {
  DDIM: "DDIM",
  DDPM: "DDPM",
  Euler: "Euler",
  "Euler a": "Euler a",
  Heun: "Heun",
  LMS: "LMS",
  PNDM: "PNDM",
  UniPC: "UniPC",
  "DPM++ 2M": "DPM Multi",
  "DPM++ 2S": "DPM Single",
  "DPM2 Karras": "DPM2 Karras",
  "DPM2 a Karras": "DPM2 a Karras",
};
