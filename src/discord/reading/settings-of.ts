import { type Draft, draftSchema } from "../../domain/request.ts";
import type { PictureDetails } from "../../images/picture-details.ts";
import type { Only } from "../interactions/services.ts";

/**
 * The order that draws with the settings that a picture's file tells; undefined when it tells no
 * words to draw from. Values that no order can have are left out, and so are models that are not
 * here. The picture that it started from is in no file.
 */
export function settingsOf(details: PictureDetails, { studio }: Only<"studio">): Draft | undefined {
  if (details.prompt.trim() === "") return undefined;
  const { easel, model, width, height } = details;
  const size = width === undefined || height === undefined ? undefined : { width, height };
  const told: Readonly<Record<string, unknown>> = {
    ...easel?.request,
    prompt: details.prompt,
    negativePrompt: details.negativePrompt,
    steps: details.steps,
    scheduler: details.scheduler,
    guidanceScale: details.guidanceScale,
    seed: details.seed,
    // What Easel drew may have been enlarged after; its request has the size that was asked for.
    size: easel === undefined ? size : easel.request.size,
    model: model !== undefined && studio.model(model) !== undefined ? model : undefined,
    source: undefined,
    // A file is one picture, whatever it was drawn with.
    count: 1,
  };
  const read = draftSchema.safeParse(told);
  if (read.success) return read.data;
  const wrong = new Set(read.error.issues.map(({ path: [field] }) => field));
  const right = Object.entries(told).filter(([field]) => !wrong.has(field));
  return draftSchema.safeParse(Object.fromEntries(right)).data;
}
