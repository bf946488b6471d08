import { diffusersNames, type SchedulerVocabulary } from "../schedulers.ts";

/** ImagePipeline's names for schedulers: diffusers' classes, and a spelling of its own. */
export const schedulerNames: SchedulerVocabulary = {
  ...diffusersNames,
  "DPM++ 2M SDE": "DPMSolverMultistepSchedulerSDE",
};
