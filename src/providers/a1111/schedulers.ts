import type { SchedulerVocabulary } from "../schedulers.ts";

/**
 * The samplers by Easel's names as the web interfaces and KoboldCpp call them, and as
 * stable-diffusion.cpp does. A server's own list decides which of them there are.
 */
const spellings: Readonly<Record<string, readonly string[]>> = {
  Euler: ["Euler", "euler"],
  "Euler a": ["Euler a", "Euler A", "euler_a", "k_euler_a"],
  Heun: ["Heun", "heun"],
  LMS: ["LMS", "lms"],
  DDIM: ["DDIM", "ddim", "ddim_trailing"],
  DDPM: ["DDPM", "ddpm"],
  PNDM: ["PLMS", "PNDM", "ipndm"],
  UniPC: ["UniPC", "uni_pc", "unipc"],
  LCM: ["LCM", "lcm"],
  DEIS: ["DEIS", "deis"],
  "DPM++ 2M": ["DPM++ 2M", "dpm++2m", "dpmpp_2m"],
  "DPM++ 2S a": ["DPM++ 2S a", "dpm++2s_a", "dpmpp_2s_a"],
  "DPM++ 2M SDE": ["DPM++ 2M SDE", "dpm++2m_sde"],
  "DPM++ 3M SDE": ["DPM++ 3M SDE", "dpm++3m_sde"],
  "DPM++ SDE": ["DPM++ SDE", "dpm++sde"],
  DPM2: ["DPM2", "dpm2"],
  "DPM2 a": ["DPM2 a", "dpm2_a"],
  "DPM2 Karras": ["DPM2 Karras"],
  "DPM2 a Karras": ["DPM2 a Karras"],
};

/** A server's samplers by Easel's names. */
export function namesOf(samplers: readonly string[]): SchedulerVocabulary {
  const own = new Map(samplers.map((sampler) => [sampler.toLowerCase(), sampler]));
  return Object.fromEntries(
    Object.entries(spellings).flatMap(([name, known]) => {
      const found = known.map((each) => own.get(each.toLowerCase())).find((each) => each);
      return found === undefined ? [] : [[name, found]];
    }),
  );
}
