import { embeddedParametersSchema } from "./parameters.ts";
import { bareDetails, type PictureDetails } from "./picture-details.ts";

/** Reads Easel's own JSON; undefined when it is none, or was changed into something else. */
export function parseEasel(text: string): PictureDetails | undefined {
  const parsed = embeddedParametersSchema.safeParse(jsonOrUndefined(text));
  if (!parsed.success) return undefined;
  const easel = parsed.data;
  const { request } = easel;
  return {
    ...bareDetails("easel", request.prompt, text),
    negativePrompt: request.negativePrompt,
    steps: request.steps,
    scheduler: request.scheduler,
    guidanceScale: request.guidanceScale,
    seed: easel.seed,
    width: easel.width,
    height: easel.height,
    model: easel.model,
    strength: request.source?.strength,
    others: new Map(request.style === undefined ? [] : [["Style", request.style]]),
    easel,
  };
}

/** Parses JSON from a file that anybody may have written. */
export function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
