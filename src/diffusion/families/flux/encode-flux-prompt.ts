import { DiffusionError } from "../../../domain/errors.ts";
import { say } from "../../../words/index.ts";
import { clipsOf, t5Of } from "../../models/loaded-model.ts";
import { encodeClip } from "../../prompt/encode-clip.ts";
import { encodeT5 } from "../../prompt/encode-t5.ts";
import type { Family } from "../family.ts";

/** T5's states are what is attended to, CLIP's summary stands for the whole; there is no negative prompt. */
export const encodeFluxPrompt: Family["encodePrompt"] = async (model, job) => {
  const [clipPart] = clipsOf(model);
  const t5Part = t5Of(model);
  if (clipPart === undefined || t5Part === undefined) {
    throw new DiffusionError("model", say("engine.part-missing", { file: "text_encoder_2" }));
  }
  const clip = await encodeClip(clipPart, job.prompt);
  const t5 = await encodeT5(t5Part, job.prompt);
  return {
    embeddings: t5.hidden,
    pooled: clip.pooled,
    isGuided: false,
    cut: t5.isCut ? ["prompt"] : [],
    problems: [],
    isHalfPrecision: t5.isHalfPrecision,
  };
};
