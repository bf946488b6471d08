import { embeddedParametersSchema } from "../../parameters.ts";
import type { PictureDetails } from "../../picture-details.ts";
import { makeDetails } from "../make-details.ts";

/** Reads Easel's own JSON; undefined when it is none, or was changed into something else. */
export function parseEasel(text: string): PictureDetails | undefined {
  const parsed = embeddedParametersSchema.safeParse(jsonOrUndefined(text));
  if (!parsed.success) return undefined;
  const easel = parsed.data;
  const { request } = easel;
  return {
    ...makeDetails("easel", text, {
      prompt: request.prompt,
      negativePrompt: request.negativePrompt,
      steps: request.steps,
      sampler: request.scheduler,
      schedule: request.sigmas,
      guidanceScale: request.guidanceScale,
      seed: easel.seed,
      width: easel.width,
      height: easel.height,
      model: easel.model,
      strength: request.source?.strength,
      others: request.style === undefined ? [] : [["Style", request.style]],
    }),
    easel,
  };
}

function jsonOrUndefined(text: string): unknown {
  if (!text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
