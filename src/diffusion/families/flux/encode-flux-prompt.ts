import { DiffusionError } from "../../../domain/errors.ts";
import { say } from "../../../words/index.ts";
import { clipsOf, t5Of } from "../../models/loaded-model.ts";
import type { Told } from "../../prompt/conditioning.ts";
import { encodeClip } from "../../prompt/encode-clip.ts";
import { encodeEach } from "../../prompt/encode-each.ts";
import { encodeT5 } from "../../prompt/encode-t5.ts";
import type { Family } from "../family.ts";

/** T5's states are what is attended to, CLIP's summary stands for the whole; there is no negative prompt. */
export const encodeFluxPrompt: Family["encodePrompt"] = async (model, { steps }) => {
  const [clipPart] = clipsOf(model);
  const t5Part = t5Of(model);
  if (clipPart === undefined || t5Part === undefined) {
    throw new DiffusionError("model", say("engine.part-missing", { file: "text_encoder_2" }));
  }
  const texts = steps.map(({ prompts }) => prompts.join(" "));
  const clips = await encodeEach(texts, (text) => encodeClip(clipPart, text));
  const t5s = await encodeEach(texts, (text) => encodeT5(t5Part, text));
  const isCut = texts.some((text) => t5s.get(text)?.isCut);
  return {
    told: texts.map((text): Told => ({
      embeddings: t5s.get(text)!.hidden,
      pooled: clips.get(text)!.pooled,
    })),
    isGuided: false,
    cut: isCut ? ["prompt"] : [],
    problems: [],
    isHalfPrecision: t5s.get(texts[0] ?? "")?.isHalfPrecision ?? false,
  };
};
