import type { GenerationJob } from "../job.ts";
import type { LoadedModel } from "../models/loaded-model.ts";
import type { Conditioning } from "../prompt/conditioning.ts";
import { familyOf } from "./index.ts";

/** What a job's prompts are to a model's denoiser, as its family has it. */
export function encodePrompt(model: LoadedModel, job: GenerationJob): Promise<Conditioning> {
  return familyOf(model.description.family).encodePrompt(model, job);
}
