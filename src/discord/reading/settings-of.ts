import { type Draft, draftSchema } from "../../domain/request.ts";
import type { PictureDetails } from "../../images/picture-details.ts";
import { askedOfFile } from "../../pipeline/orders/command-of-file.ts";
import type { Only } from "../interactions/services.ts";

/**
 * The order that draws with the settings that a picture's file tells; undefined when it tells no
 * words to draw from. Values that no order can have are left out, and so are models that are not
 * here. The picture that it started from is in no file.
 */
export function settingsOf(details: PictureDetails, { studio }: Only<"studio">): Draft | undefined {
  const { model, ...asked } = askedOfFile(details);
  if (details.prompt === undefined || details.prompt.trim() === "") return undefined;
  const told = {
    ...asked,
    model: typeof model === "string" && studio.model(model) !== undefined ? model : undefined,
    source: undefined,
    // A file is one picture, however many were drawn with it.
    count: 1,
  };
  const read = draftSchema.safeParse(told);
  if (read.success) return read.data;
  const wrong = new Set(read.error.issues.map(({ path: [field] }) => field));
  const right = Object.entries(told).filter(([field]) => !wrong.has(field));
  return draftSchema.safeParse(Object.fromEntries(right)).data;
}
